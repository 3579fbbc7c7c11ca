import { expect, test } from 'vitest'
import type { SpecDocument } from './document.ts'
import { typeSource } from './types.ts'

const document: SpecDocument = {
  openapi: '3.1.0',
  paths: {},
  components: {
    schemas: {
      Otp: { type: 'string', description: 'Digits.' },
      Token: { type: 'string', description: 'Text.\nNot */ the end.\n' },
      Bare: { type: 'string' },
    },
  },
}

test('a component has an alias, with its description as the comment', async () => {
  expect(await typeSource(document)).toContain(
    "/** Digits. */\nexport type Otp = components['schemas']['Otp'];",
  )
})

test('a description of several lines, or with the end of a comment in it, stays one comment', async () => {
  expect(await typeSource(document)).toContain(
    '/**\n * Text.\n * Not *\\/ the end.\n */\nexport type Token = ',
  )
})

test('a component without a description has an alias without a comment', async () => {
  expect(await typeSource(document)).toMatch(/;\nexport type Bare = /)
})
