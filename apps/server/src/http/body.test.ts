import { describe, expect, it } from 'vitest'
import { readJsonBody, respellNames } from './body.ts'
import { Refusal } from './refusal.ts'

describe('a JSON body', () => {
  it('is read', () => {
    expect(readJsonBody(Buffer.from('{"a":[1,{"b":null}]}'))).toEqual({ a: [1, { b: null }] })
  })

  it.each(['', '  \n'])('that is empty is no body: %j', (text) => {
    expect(readJsonBody(Buffer.from(text))).toBeUndefined()
  })

  it.each([
    ['broken', '{"a":'],
    ['with a key twice', '{"a":1,"a":2}'],
    ['with the same key and value twice', '{"a":1,"a":1}'],
    ['with a key twice, once in escapes', '{"a":1,"\\u0061":1}'],
    ['with a key twice further down', '{"a":[{"b":1,"b":2}]}'],
    ['with __proto__', '{"__proto__":{"isAdmin":true}}'],
    ['with __proto__ in escapes', '{"\\u005f_proto__":{"isAdmin":true}}'],
    ['with constructor.prototype', '{"constructor":{"prototype":{}}}'],
    ['nested past any use', '['.repeat(8000) + ']'.repeat(8000)],
  ])('%s is refused', (_, text) => {
    expect(() => readJsonBody(Buffer.from(text))).toThrow(Refusal)
  })
})

it('a body that is not UTF-8 is refused', () => {
  expect(() => readJsonBody(Buffer.from('{"a":"é"}', 'latin1'))).toThrow(Refusal)
})

describe('names of a body', () => {
  it('get the spelling of the schema', () => {
    expect(respellNames({ userName: 'a', PASSWORD: 'b', other: 'c' }, ['username', 'password'])).toEqual({
      username: 'a',
      password: 'b',
      other: 'c',
    })
  })

  it('that differ in letter case alone are refused', () => {
    expect(() => respellNames({ userName: 'a', username: 'b' }, ['username'])).toThrow(Refusal)
  })

  it.each([null, 'text', ['list']])('are left where there are none: %j', (body) => {
    expect(respellNames(body, ['username'])).toEqual(body)
  })
})
