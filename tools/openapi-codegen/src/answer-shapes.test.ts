import { expect, test } from 'vitest'
import type { Json, SpecDocument } from './document.ts'
import { answerShapes, answerSource } from './answer-shapes.ts'

const documentOf = (
  responses: { [status: string]: Json },
  schemas: { [name: string]: Json } = {},
): SpecDocument => ({
  openapi: '3.1.0',
  paths: { '/me': { get: { operationId: 'getCurrentUser', responses } } },
  components: { schemas },
})
const answered = (schema: Json) => ({ '200': { content: { 'application/json': { schema } } } })
const shapeOf = (schema: Json, schemas?: { [name: string]: Json }) =>
  answerShapes(documentOf(answered(schema), schemas))['getCurrentUser']

test.each<[string, Json, Json]>([
  ['text', { type: 'string' }, 's'],
  ['a number', { type: 'integer' }, 'n'],
  ['a flag', { type: 'boolean' }, 'b'],
  ['text or nothing', { type: ['string', 'null'] }, 's0'],
  ['anything', {}, '*'],
  ['a list', { type: 'array', items: { type: 'string' } }, ['s']],
  ['a list or nothing', { type: ['array', 'null'], items: { type: 'string' } }, ['0', ['s']]],
  ['a value of an enum, of which a server may learn more', { type: 'string', enum: ['Claimed'] }, 's'],
])('%s', (_, schema, shape) => {
  expect(shapeOf(schema)).toEqual(shape)
})

test('a property that is not required may be absent', () => {
  const schema = {
    type: 'object',
    required: ['id'],
    properties: { id: { type: 'integer' }, name: { type: 'string' } },
  }
  expect(shapeOf(schema)).toEqual({ id: 'n', 'name?': 's' })
})

test('a map gives the shape of all its values', () => {
  const schema = { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } }
  expect(shapeOf(schema)).toEqual({ '*': ['s'] })
})

test('references are followed, and choices that hold anything are anything', () => {
  const schemas = {
    Links: { type: 'object', required: ['userId'], properties: { userId: { type: 'integer' } } },
  }
  const links = { $ref: '#/components/schemas/Links' }
  expect(shapeOf({ anyOf: [links, { type: 'null' }] }, schemas)).toEqual(['0', { userId: 'n' }])
  expect(shapeOf({ oneOf: [links, {}] }, schemas)).toBe('*')
})

test('a success without a body has no shape', () => {
  expect(answerShapes(documentOf({ '204': { description: 'Gone' } }))).toEqual({ getCurrentUser: null })
})

test('what the client could not read is refused', () => {
  expect(() => shapeOf({ allOf: [{ type: 'object' }] })).toThrow('allOf is not read by the client')
  expect(() => shapeOf({ type: 'text' })).toThrow('expected a type such as string, got "text"')
  expect(() => answerShapes(documentOf({ '401': {} }))).toThrow(
    "getCurrentUser: expected a success such as '200'",
  )
})

test('the source has one call a line', () => {
  expect(answerSource(documentOf(answered({ type: 'string' })))).toContain('\n  getCurrentUser: "s",\n')
})
