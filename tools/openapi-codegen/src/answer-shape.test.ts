import { expect, test } from 'vitest'
import type { Json, SpecDocument } from './document.ts'
import { answerShape } from './answer-shape.ts'

const shapeOfSuccess = (responses: { [status: string]: Json }, schemas: { [name: string]: Json } = {}) => {
  const operation = { operationId: 'getCurrentUser', responses }
  const document: SpecDocument = {
    openapi: '3.1.0',
    paths: { '/me': { get: operation } },
    components: { schemas },
  }
  return answerShape(document, operation)
}
const shapeOf = (schema: Json, schemas?: { [name: string]: Json }) =>
  shapeOfSuccess({ '200': { content: { 'application/json': { schema } } } }, schemas)

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
    properties: { id: { type: 'integer' }, name: { type: 'string' }, tags: { type: 'array' }, more: {} },
  }
  expect(shapeOf(schema)).toEqual({ id: 'n', name: 'su', tags: ['u', ['*']], more: '*u' })
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
  expect(shapeOfSuccess({ '204': { description: 'Gone' } })).toBeNull()
})

test('what the client could not read is refused', () => {
  expect(() => shapeOf({ allOf: [{ type: 'object' }] })).toThrow('allOf is not read by the client')
  expect(() => shapeOf({ type: 'object', properties: { toString: {} } })).toThrow(
    'expected a name that not every object has, got toString',
  )
  expect(() => shapeOf({ type: 'text' })).toThrow('expected a type such as string, got "text"')
  expect(() => shapeOfSuccess({ '401': {} })).toThrow("getCurrentUser: expected a success such as '200'")
})
