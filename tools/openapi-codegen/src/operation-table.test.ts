import { expect, test } from 'vitest'
import type { Json, SpecDocument, SpecOperation } from './document.ts'
import { operationSource, operationTable } from './operation-table.ts'

const resetPassword: SpecOperation = {
  operationId: 'resetPassword',
  responses: { '200': { description: 'Done' } },
  'x-retry': 'never',
  'x-products': ['complete', 'anywhere'],
  'x-provenance': 'documented',
}

const documentOf = (operation: SpecOperation, schemas: { [name: string]: Json } = {}): SpecDocument => ({
  openapi: '3.1.0',
  paths: { '/reset': { post: operation } },
  components: { schemas },
})
const rowOf = (part: Partial<SpecOperation>, schemas?: { [name: string]: Json }) =>
  operationTable(documentOf({ ...resetPassword, ...part }, schemas))['resetPassword']

test('a row says how the call is made and when it may be made again', () => {
  expect(rowOf({})).toEqual({
    method: 'POST',
    path: '/reset',
    retry: 'never',
    secrets: [],
    answer: null,
  })
})

test('a call with a security requirement is authorized', () => {
  expect(rowOf({ security: [{ fhAuth: [] }] })?.authorized).toBe(true)
  expect(rowOf({ security: [] })?.authorized).toBeUndefined()
})

test('secret fields are found in path, body and answer, through every reference', () => {
  const secret = { type: 'string', 'x-secret': true }
  const row = rowOf(
    {
      parameters: [{ name: 'recoveryId', in: 'path', 'x-secret': true, schema: { type: 'string' } }],
      requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Reset' } } } },
      responses: {
        '200': { content: { 'application/json': { schema: { properties: { token: secret } } } } },
      },
    },
    {
      Reset: { properties: { grantID: secret, nested: { $ref: '#/components/schemas/Nested' } } },
      Nested: { properties: { newPassword: secret, hint: { type: 'string' } } },
    },
  )
  expect(row?.secrets).toEqual(['recoveryId', 'grantID', 'newPassword', 'token'])
})

test('a schema that holds itself does not go round in circles', () => {
  const row = rowOf(
    { requestBody: { $ref: '#/components/schemas/Tree' } },
    { Tree: { properties: { tree: { $ref: '#/components/schemas/Tree' }, pin: { 'x-secret': true } } } },
  )
  expect(row?.secrets).toEqual(['pin'])
})

test.each<[string, Partial<SpecOperation>, string]>([
  [
    'an operationId',
    { operationId: 'Reset Password' },
    'expected an operationId in camelCase, got "Reset Password"',
  ],
  [
    'a retry rule',
    { 'x-retry': 'sometimes' },
    'expected x-retry to be one of safe, before-acting, grace, never, got "sometimes"',
  ],
  ['products', { 'x-products': 'complete' }, 'expected x-products to be a list such as [complete, anywhere]'],
  ['a provenance', { 'x-provenance': undefined }, 'expected x-provenance to be one of'],
])('without %s the generator says where and what it expected', (_, part, message) => {
  expect(() => operationSource(documentOf({ ...resetPassword, ...part }))).toThrow(`POST /reset: ${message}`)
})

test('the source is one row a line, checked against its type', () => {
  const source = operationSource(documentOf(resetPassword))
  expect(source).toContain('\n  resetPassword: {"method":"POST","path":"/reset",')
  expect(source).toContain('} as const satisfies Record<string, OperationRow>\n')
})
