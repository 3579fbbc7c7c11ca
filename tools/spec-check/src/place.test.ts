import type { SpecDocument } from '@armor/openapi-codegen/src/document.ts'
import { expect, test } from 'vitest'
import { follow, locate, subjectOf } from './place.ts'

const document: SpecDocument = {
  openapi: '3.1.0',
  paths: {
    '/me': {
      get: {
        operationId: 'getCurrentUser',
        responses: {
          '200': {
            content: { 'application/json': { schema: { $ref: '#/components/schemas/CurrentUser' } } },
          },
        },
      },
    },
  },
  components: {
    schemas: {
      CurrentUser: { type: 'object', properties: { user: { $ref: '#/components/schemas/User' } } },
      User: { type: 'object', properties: { name: { type: 'string' } } },
    },
  },
}
const schema = '#/paths/~1me/get/responses/200/content/application~1json/schema'

test('a path leads through references to the place where something is written', () => {
  expect(follow(document, `${schema}/properties/user/properties/name`)).toEqual({
    pointer: '#/components/schemas/User/properties/name',
    value: { type: 'string' },
  })
})

test('a reference at the end is the place itself, or what it names', () => {
  const path = `${schema}/properties/user`
  expect(locate(document, path)?.pointer).toBe('#/components/schemas/CurrentUser/properties/user')
  expect(follow(document, path)?.pointer).toBe('#/components/schemas/User')
})

test('a path that leads nowhere is no place', () => {
  expect(locate(document, `${schema}/properties/user/properties/age`)).toBeNull()
})

test.each([
  ['#/components/schemas/User/properties/name', 'User.name'],
  ['#/components/schemas/User/properties/tags/items', 'User.tags[]'],
  ['#/components/schemas/Permissions/additionalProperties', 'Permissions{}'],
  ['#/paths/~1me/get', 'GET /me'],
  ['#/paths/~1me/get/responses/403', 'GET /me answer 403'],
  ['#/paths/~1me/get/responses/200/content/application~1json/schema', 'GET /me answer 200'],
  ['#/info/title', 'info.title'],
  ['#', 'the document'],
])('%s is known as %s', (pointer, name) => {
  expect(subjectOf(pointer)).toBe(name)
})
