import { createArmorClient } from '@armor/client'
import { describe, expect, it } from 'vitest'
import { startAdminReset } from './admin-reset.ts'
import { login } from './login.ts'
import { redeemRecovery, setPassword } from './password-reset.ts'
import { submitOtp } from './sms-recovery.ts'
import { createStep } from './step.ts'
import { errorOf } from './testing/real-server.ts'

/** A client whose every call is answered alike. */
const answering = (status: number, body: object) =>
  createArmorClient({
    baseUrl: 'https://api.example.test',
    fetch: async () => Response.json(body, { status }),
    accessToken: () => 'token',
  })

const user = { username: 'ada@example.com' }
const later = Date.now() + 600_000
const otpRequired = () =>
  createStep({ kind: 'otp_required', ...user, expiresAt: later }, { token: 'flow-token' })
const verified = () =>
  createStep({ kind: 'recovery_verified', ...user, expiresAt: later }, { recoveryId: 'id' })
const passwordRequired = () =>
  createStep({ kind: 'password_required', ...user, expiresAt: later }, { recoveryId: 'id', grantId: 'grant' })

/** The same refusal, as one source documents it and as another was seen to send it. */
const otpRefusal = { isValid: false, token: null, message: 'No.', attemptsLeft: 3 }
const passwordRefusal = { success: false, reasons: ['too_short'] }

describe('a refusal is the same whichever way it comes', () => {
  it.each([
    [400, otpRefusal],
    [200, otpRefusal],
    [200, { IsValid: false, Token: null, Message: 'No.', AttemptsLeft: 3 }],
  ])('of a one-time password, by %i: %j', async (status, body) => {
    const step = otpRequired()
    const error = errorOf(await submitOtp(answering(status, body), step, '12345678'))
    expect(error).toMatchObject({ code: 'otp_incorrect', attemptsLeft: 3, next: step })
  })

  it.each([
    [200, { grantId: null, reason: 'No.', success: false }],
    [400, { error: 'invalid_grant' }],
    [400, {}],
  ])('of a recovery, by %i: %j', async (status, body) => {
    expect(errorOf(await redeemRecovery(answering(status, body), verified())).code).toBe('recovery_refused')
  })

  it.each([
    [400, { error: 'password_refused', reasons: ['too_short'] }],
    [400, passwordRefusal],
    [200, passwordRefusal],
  ])('of a password, by %i: %j', async (status, body) => {
    const step = passwordRequired()
    const error = errorOf(await setPassword(answering(status, body), step, 'short'))
    expect(error).toMatchObject({ code: 'password_rejected', reasons: ['too_short'], next: step })
  })

  it.each([
    [403, {}],
    [200, { success: false }],
  ])('of a grant, by %i: %j', async (status, body) => {
    expect(errorOf(await setPassword(answering(status, body), passwordRequired(), 'p')).code).toBe(
      'grant_refused',
    )
  })

  it.each([
    [401, { Message: 'No.' }],
    [200, { redirect_uri: null, code: '', success: false }],
  ])('of credentials, by %i: %j', async (status, body) => {
    const error = errorOf(await login(answering(status, body), { ...user, password: 'x' }))
    expect(error.code).toBe('credentials_refused')
  })

  it.each([
    [403, {}],
    [200, { success: false }],
  ])('of an administrator, by %i: %j', async (status, body) => {
    expect(errorOf(await startAdminReset(answering(status, body), { userId: 1 })).code).toBe('not_permitted')
  })
})

describe('a success that leads nowhere', () => {
  it('is a lost answer: the recovery is used, and no grant came of it', async () => {
    const client = answering(200, { grantId: null, reason: null, success: true })
    expect(errorOf(await redeemRecovery(client, verified()))).toMatchObject({
      code: 'outcome_unknown',
      cause: { code: 'invalid_answer', delivery: 'unknown' },
    })
  })
})
