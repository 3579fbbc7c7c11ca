import { join } from 'node:path'
import { readDocument, type SpecDocument } from '@armor/openapi-codegen/src/document.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openRedoclyDiff, type RedoclyDiff } from './redocly-diff.ts'
import { specPaths } from './released.ts'

const { current, rules } = specPaths(join(import.meta.dirname, '../../..'))
let document: SpecDocument
let diff: RedoclyDiff

beforeAll(async () => {
  document = await readDocument(current)
  diff = await openRedoclyDiff(rules)
})
afterAll(() => diff.close())

test('one comparison after another sees what changed in its own documents', async () => {
  const titled = structuredClone(document)
  Object.assign(titled, { info: { title: 'Another', version: '1.0.0' } })
  const changes = await diff.compare(document, titled)
  expect(changes.map(({ path, property }) => `${path} ${property}`)).toContain('#/info title')
  expect(await diff.compare(document, document)).toEqual([])
})

test('what Redocly cannot read is an error with its words, and the next comparison works', async () => {
  const foreign = { openapi: '9.0.0' } as unknown as SpecDocument
  await expect(diff.compare(foreign, document)).rejects.toThrow('Unsupported OpenAPI version')
  expect(await diff.compare(document, document)).toEqual([])
})
