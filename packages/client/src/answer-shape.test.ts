import { describe, expect, it } from 'vitest'
import { mismatchOf, type AnswerShape } from './answer-shape.ts'

/** What a value is after it was read, or where it doesn't fit. */
function readByShape(shape: AnswerShape, value: unknown): { value: unknown } | { mismatch: string } {
  const read = structuredClone(value)
  const mismatch = mismatchOf(shape, read)
  return mismatch === null ? { value: read } : { mismatch }
}

const user: AnswerShape = {
  userName: 's',
  id: 'n',
  phone: 'su',
  parent: 'n0',
  links: ['0', { userId: 'n' }],
}

describe('an answer read by its shape', () => {
  it('is given as it is when it fits', () => {
    const value = { userName: 'ada', id: 1, phone: '+1', parent: null, links: { userId: 2 } }
    expect(readByShape(user, value)).toEqual({ value })
  })

  it('gets the spelling of the spec, whatever letter case the names came in', () => {
    const value = { UserName: 'ada', ID: 1, Parent: 7, Links: { UserId: 2 } }
    expect(readByShape(user, value)).toEqual({
      value: { userName: 'ada', id: 1, parent: 7, links: { userId: 2 } },
    })
  })

  it('takes the exact spelling where two differ in letter case alone', () => {
    const value = { USERNAME: 'other', userName: 'ada', id: 1, parent: null, links: null }
    expect(readByShape(user, value)).toMatchObject({ value: { userName: 'ada', USERNAME: 'other' } })
  })

  it('reads an absent name that may be null as null', () => {
    expect(readByShape(user, { userName: 'ada', id: 1 })).toEqual({
      value: { userName: 'ada', id: 1, parent: null, links: null },
    })
  })

  it('leaves an absent optional name absent', () => {
    expect(readByShape({ phone: 'su', links: ['u', ['s']] }, {})).toEqual({ value: {} })
  })

  it('keeps what the spec does not know yet', () => {
    expect(readByShape({ id: 'n' }, { id: 1, novelty: [true] })).toEqual({
      value: { id: 1, novelty: [true] },
    })
  })

  it('is not misled by names of every object', () => {
    const value = JSON.parse('{"id": 1, "__proto__": {"admin": true}, "toString": 1}') as object
    const read = readByShape({ id: 'n' }, value)
    expect(read).toHaveProperty('value.toString', 1)
    expect((read as { value: { admin?: boolean } }).value.admin).toBeUndefined()
  })

  it('reads maps and lists item by item', () => {
    expect(readByShape({ '*': ['s'] }, { 4017: ['read'] })).toEqual({ value: { 4017: ['read'] } })
    expect(readByShape({ '*': ['s'] }, { 4017: [1] })).toEqual({ mismatch: '.4017[0]' })
    expect(readByShape({ id: 'n', '*': 's' }, { ID: 1, constructor: 's' })).toEqual({
      value: { id: 1, constructor: 's' },
    })
    expect(readByShape({ id: 'n', '*': 's' }, { id: 1, constructor: 1 })).toEqual({
      mismatch: '.constructor',
    })
  })

  it.each<[string, AnswerShape, unknown, string]>([
    ['a number for text', { code: 's' }, { code: 42 }, '.code'],
    ['nothing for text', { code: 's' }, {}, '.code'],
    ['null for text', { code: 's' }, { code: null }, '.code'],
    ['null for text or absence', { phone: 'su' }, { phone: null }, '.phone'],
    ['text for text or null', 's0', 1, ''],
    ['an object for a list', { accounts: ['s'] }, { accounts: {} }, '.accounts'],
    ['a list for an object', { user: { id: 'n' } }, { user: [] }, '.user'],
    ['null for an object', {}, null, ''],
    ['a wrong choice', ['0', { userId: 'n' }], { userId: 'x' }, ''],
    ['an item deep down', { a: [{ id: 'n' }] }, { a: [{ id: 1 }, { id: true }] }, '.a[1].id'],
  ])('that has %s is refused, with the place and never the value', (_, shape, value, mismatch) => {
    expect(readByShape(shape, value)).toEqual({ mismatch })
  })
})
