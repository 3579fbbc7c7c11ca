import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { SpecDocument } from './document.ts'
import { leftovers, outputs, staleFiles } from './outputs.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'openapi-codegen-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const document: SpecDocument = {
  openapi: '3.1.0',
  paths: {},
  components: { schemas: { Otp: { type: 'string' }, Token: { type: 'string' } } },
}

function write(files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
}

describe('what is made', () => {
  test('generated TypeScript says so in its first line, and names the command that renews it', async () => {
    const files = await outputs('types', join(folder, 'schema.gen.ts'), document)
    const text = files.get(join(folder, 'schema.gen.ts'))
    expect(text).toMatch(/^\/\/ Generated from spec\/openapi\.yaml\. .*`npm run generate`\.\n/)
    expect(text).toContain('export type Otp = ')
  })

  test('the shared schemas are the document and one file for each component', async () => {
    const files = await outputs('json', folder, document)
    expect([...files.keys()]).toEqual(
      ['openapi.json', 'schemas/Otp.json', 'schemas/Token.json'].map((name) => join(folder, name)),
    )
    expect(JSON.parse(files.get(join(folder, 'openapi.json'))!)).toEqual(document)
  })

  test('making it leaves the document as it was', async () => {
    const before = structuredClone(document)
    for (const kind of ['types', 'operations', 'json'] as const) await outputs(kind, folder, document)
    expect(document).toEqual(before)
  })
})

describe('what is stale', () => {
  test('nothing, once everything was written', async () => {
    const files = await outputs('json', folder, document)
    write(files)
    expect(await staleFiles(files)).toEqual([])
  })

  test('a file that is missing, or that somebody edited', async () => {
    const files = await outputs('json', folder, document)
    write(files)
    rmSync(join(folder, 'openapi.json'))
    writeFileSync(join(folder, 'schemas/Otp.json'), '{}')
    expect(await staleFiles(files)).toEqual([join(folder, 'openapi.json'), join(folder, 'schemas/Otp.json')])
  })

  test('a schema of a component that is gone', async () => {
    write(await outputs('json', folder, document))
    const { Otp } = document.components.schemas
    const files = await outputs('json', folder, { ...document, components: { schemas: { Otp: Otp! } } })
    expect(await leftovers(files)).toEqual([join(folder, 'schemas/Token.json')])
    expect(await staleFiles(files)).toContain(join(folder, 'schemas/Token.json'))
  })
})
