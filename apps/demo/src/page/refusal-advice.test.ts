import schema from '@armor/spec/schemas/PasswordRefusalReason.json' with { type: 'json' }
import { expect, test } from 'vitest'
import { adviceFor, type FlowError } from './refusal-advice.ts'

const error = (fields: object) => fields as FlowError

test('a wrong one-time password tells how many tries are left, where the server says it', () => {
  expect(adviceFor(error({ code: 'otp_incorrect', attemptsLeft: 4 })).next).toMatch(/^4 tries are left\./)
  expect(adviceFor(error({ code: 'otp_incorrect', attemptsLeft: 1 })).next).toMatch(/^One try is left\./)
  expect(adviceFor(error({ code: 'otp_incorrect', attemptsLeft: null })).next).toMatch(/^Check the text/)
})

test.each(schema.enum)('a password refused as %s gets an advice of its own', (reason) => {
  const { reasons, next } = adviceFor(error({ code: 'password_rejected', reasons: [reason] }))
  expect(reasons).toEqual([expect.not.stringContaining('Choose another one.')])
  expect(next).toBe('Your old password still works.')
})

test('each reason for which a password is refused is told apart from the others', () => {
  const { reasons } = adviceFor(error({ code: 'password_rejected', reasons: schema.enum }))
  expect(new Set(reasons).size).toBe(schema.enum.length)
})

test('a reason that a later server learns still gets an advice', () => {
  const { reasons } = adviceFor(error({ code: 'password_rejected', reasons: ['used_before'] }))
  expect(reasons).toEqual(['Choose another one.'])
})

test('a throttle tells how long to wait', () => {
  const next = (retryAfterMs: number | null) => adviceFor(error({ code: 'rate_limited', retryAfterMs })).next
  expect(next(1_200)).toBe('Wait 2 seconds, then try again.')
  expect(next(600_000)).toBe('Wait 10 minutes, then try again.')
  expect(next(null)).toBe('Wait a minute, then try again.')
})

test('a code that a later release of the flows learns is told with what the developer needs', () => {
  const { next } = adviceFor(error({ code: 'brand_new', message: 'authorize was answered with 418' }))
  expect(next).toContain('authorize was answered with 418')
})
