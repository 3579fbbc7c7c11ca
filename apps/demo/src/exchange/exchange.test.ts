import type { ArmorError, ArmorEvent } from '@armor/auth-flows'
import { expect, test } from 'vitest'
import { withEvent, type Exchange } from './exchange.ts'

const about = { operation: 'getCurrentUser', attempt: 1 } as const
const request: ArmorEvent = { ...about, type: 'request', method: 'GET', path: '/me', input: {} }
const answer = (status: number): ArmorEvent => ({
  ...about,
  type: 'answer',
  status,
  answer: null,
  elapsedMs: 7,
})
const failure = (status: number | null): ArmorEvent => {
  const error: ArmorError = {
    code: status === null ? 'network' : 'forbidden',
    operation: 'getCurrentUser',
    status,
    message: 'why',
    referenceId: null,
    delivery: 'unknown',
  }
  return { ...about, type: 'failure', error, elapsedMs: 9 }
}
const after = (...events: ArmorEvent[]) => events.reduce<readonly Exchange[]>(withEvent, [])

test('a request is open until its answer comes', () => {
  expect(after(request)).toMatchObject([{ id: 1, path: '/me' }])
  expect(after(request)[0]).not.toHaveProperty('outcome')
  expect(after(request, answer(200))).toMatchObject([{ outcome: { status: 200, elapsedMs: 7 } }])
})

test('a request that was never answered is closed by its failure', () => {
  expect(after(request, failure(null))).toMatchObject([{ outcome: { status: null, failure: 'why' } }])
})

test('the error of a refusal does not close another request of the same call that is still open', () => {
  const [first, second] = after(request, request, answer(403), failure(403))
  expect(first).toMatchObject({ outcome: { status: 403 } })
  expect(second).not.toHaveProperty('outcome')
})

test('a repetition is an exchange of its own', () => {
  expect(after(request, failure(null), request, answer(200)).map(({ id }) => id)).toEqual([1, 2])
})
