import { expect, test } from 'vitest'
import { references, resolve, type Json, type SpecDocument } from './document.ts'
import { jsonSchemas } from './json-schemas.ts'

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const schemasOf = (schemas: { [name: string]: Json }) =>
  jsonSchemas({ openapi: '3.1.0', paths: {}, components: { schemas } })

test('each component is a JSON Schema of its own, named after it', () => {
  expect(schemasOf({ Otp: { type: 'string', minLength: 6 } }).get('Otp')).toEqual({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:armor:authentication:Otp',
    title: 'Otp',
    type: 'string',
    minLength: 6,
  })
})

test('what a component refers to, near or far, stands in its $defs', () => {
  const user = schemasOf({
    User: { type: 'object', properties: { account: ref('Account') } },
    Account: { type: 'object', properties: { currency: ref('Currency') } },
    Currency: { type: 'string' },
    Unrelated: { type: 'null' },
  }).get('User')
  expect(user).toMatchObject({
    properties: { account: { $ref: '#/$defs/Account' } },
    $defs: {
      Account: { properties: { currency: { $ref: '#/$defs/Currency' } } },
      Currency: { type: 'string' },
    },
  })
  expect(user).not.toHaveProperty('$defs.Unrelated')
})

test('a component that holds itself refers to its own root', () => {
  const schemas = schemasOf({
    Tree: { type: 'object', properties: { branches: { type: 'array', items: ref('Branch') } } },
    Branch: { type: 'object', properties: { tree: ref('Tree') } },
  })
  expect(schemas.get('Tree')).toMatchObject({ $defs: { Branch: { properties: { tree: { $ref: '#' } } } } })
  expect(schemas.get('Tree')).not.toHaveProperty('$defs.Tree')
})

test('every reference leads somewhere within its own file', () => {
  const schemas = schemasOf({
    A: { properties: { b: ref('B') } },
    B: { anyOf: [ref('A'), ref('C')] },
    C: { items: ref('A') },
  })
  const links = [...schemas.values()].flatMap((schema) =>
    [...references(schema)].filter((to) => to !== '#').map((to) => ({ schema, to })),
  )
  expect(links).not.toHaveLength(0)
  for (const { schema, to } of links) {
    expect(resolve(schema as unknown as SpecDocument, to)).toBeDefined()
  }
})

test('extensions are left out: a strict validator refuses keywords that it does not know', () => {
  const schema = schemasOf({
    Login: { type: 'object', 'x-note': 'a', properties: { password: { type: 'string', 'x-secret': true } } },
  }).get('Login')
  expect(JSON.stringify(schema)).not.toContain('x-')
})
