import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dereference, readDocument, references, resolve, type SpecDocument } from './document.ts'

let folder: string
let path: string
const write = (yaml: string) => writeFileSync(path, yaml)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'openapi-codegen-'))
  path = join(folder, 'openapi.yaml')
})
afterEach(() => rmSync(folder, { recursive: true }))

test('a document whose references stay in the file is read', async () => {
  write(`
openapi: 3.1.0
paths: {}
components:
  schemas:
    User: { type: object, properties: { name: { $ref: '#/components/schemas/Name' } } }
    Name: { type: string }
`)
  const document = await readDocument(path)
  expect(Object.keys(document.components.schemas)).toEqual(['User', 'Name'])
})

test('a reference to another file is refused: the spec is one file', async () => {
  write(`openapi: 3.1.0\npaths: {}\ncomponents: { schemas: { User: { $ref: './user.yaml' } } }\n`)
  await expect(readDocument(path)).rejects.toThrow(
    'expected every $ref to stay in the file, got "./user.yaml"',
  )
})

test('a reference to nothing is refused by its name', async () => {
  write(
    `openapi: 3.1.0\npaths: {}\ncomponents: { schemas: { User: { $ref: '#/components/schemas/Nmae' } } }\n`,
  )
  await expect(readDocument(path)).rejects.toThrow('#/components/schemas/Nmae: nothing stands there')
})

const document: SpecDocument = {
  openapi: '3.1.0',
  paths: {
    '/me': { get: { operationId: 'getCurrentUser', responses: { '200': { description: 'Who it is' } } } },
  },
  components: { schemas: { Name: { type: 'string' } } },
}

test('a reference may lead anywhere in the document; ~1 stands for a slash', () => {
  expect(resolve(document, '#/components/schemas/Name')).toEqual({ type: 'string' })
  expect(resolve(document, '#/paths/~1me/get/responses/200')).toEqual({ description: 'Who it is' })
})

test('a value that is no reference is itself', () => {
  expect(dereference(document, { $ref: '#/components/schemas/Name' })).toEqual({ type: 'string' })
  expect(dereference(document, { type: 'number' })).toEqual({ type: 'number' })
  expect(dereference(document, null)).toBeNull()
})

test('references are found at any depth, once each', () => {
  const value = { anyOf: [{ $ref: '#/a' }, { items: { $ref: '#/b' } }, { $ref: '#/a' }] }
  expect([...references(value)]).toEqual(['#/a', '#/b'])
})
