import { describe, expect, it } from 'vitest'
import { login } from './login.ts'
import { redeemRecovery, setPassword } from './password-reset.ts'
import { resendOtp, startSmsRecovery, submitOtp } from './sms-recovery.ts'
import { errorOf, otherThan, otpIn, useRealServer, valueOf } from './testing/real-server.ts'

const server = useRealServer()

async function started() {
  const ada = await server.persona()
  const { client, calls } = server.client()
  const step = valueOf(await startSmsRecovery(client, { username: ada.username }))
  const otp = otpIn(await server.newestMessage(ada.phone!))
  return { ada, client, calls, step, otp }
}

describe('a recovery by SMS', () => {
  it('goes from the one-time password to a new password', async () => {
    const { ada, client, calls, step, otp } = await started()
    expect(step).toMatchObject({ kind: 'otp_required', username: ada.username })
    const verified = valueOf(await submitOtp(client, step, otp))
    expect(verified).toMatchObject({ kind: 'recovery_verified', username: ada.username })
    const required = valueOf(await redeemRecovery(client, verified))
    expect(required).toMatchObject({ kind: 'password_required', username: ada.username })
    const done = valueOf(await setPassword(client, required, 'seven otters in a teapot'))
    expect(done).toEqual({ kind: 'done', username: ada.username })
    expect(calls).toEqual(['initiateSmsRecovery', 'completeSmsRecovery', 'validateRecovery', 'resetPassword'])

    expect(await login(client, { ...ada, password: 'seven otters in a teapot' })).toMatchObject({ ok: true })
    expect(errorOf(await login(client, ada)).code).toBe('credentials_refused')
  })

  it('takes a one-time password with blanks in it, as people type it', async () => {
    const { client, step, otp } = await started()
    expect(await submitOtp(client, step, ` ${otp.slice(0, 4)} ${otp.slice(4)} `)).toMatchObject({ ok: true })
  })

  it('gives the step back after a wrong one-time password, with the tries that are left', async () => {
    const { client, step, otp } = await started()
    const first = errorOf(await submitOtp(client, step, otherThan(otp)))
    expect(first).toMatchObject({ code: 'otp_incorrect', attemptsLeft: 4 })
    const second = errorOf(await submitOtp(client, step, 'not even digits'))
    expect(second).toMatchObject({ code: 'otp_incorrect', attemptsLeft: 3 })
    expect(await submitOtp(client, step, otp)).toMatchObject({ ok: true })
  })

  it('loses nothing over a text that can be no one-time password at all', async () => {
    const { client, step, otp } = await started()
    expect(errorOf(await submitOtp(client, step, '1'.repeat(40)))).toMatchObject({
      code: 'otp_incorrect',
      attemptsLeft: null,
    })
    expect(errorOf(await submitOtp(client, step, ''))).toMatchObject({ code: 'otp_incorrect' })
    expect(await submitOtp(client, step, otp)).toMatchObject({ ok: true })
  })

  it('ends when no try is left', async () => {
    const { client, step, otp } = await started()
    const codes: string[] = []
    for (let count = 0; count < 5; count += 1)
      codes.push(errorOf(await submitOtp(client, step, otherThan(otp))).code)
    expect(codes).toEqual([...Array<string>(4).fill('otp_incorrect'), 'otp_exhausted'])
    expect(errorOf(await submitOtp(client, step, otp)).code).toBe('flow_consumed')
  })

  it('refuses an expired one-time password, and takes the one of a resend', async () => {
    const { ada, client, step, otp } = await started()
    await server.advance(601_000)
    expect(errorOf(await submitOtp(client, step, otp)).code).toBe('otp_incorrect')
    const again = valueOf(await resendOtp(client, step))
    expect(again).toMatchObject({ kind: 'otp_required', username: ada.username })
    const renewed = otpIn(await server.newestMessage(ada.phone!))
    expect(await submitOtp(client, again, renewed)).toMatchObject({ ok: true })
  })

  it('uses the step up with a resend: the new one stands in its place', async () => {
    const { client, step, otp } = await started()
    valueOf(await resendOtp(client, step))
    expect(errorOf(await submitOtp(client, step, otp)).code).toBe('flow_consumed')
  })

  it('looks the same for a name that nobody has', async () => {
    const { client } = server.client()
    const step = valueOf(await startSmsRecovery(client, { username: 'nobody@example.com' }))
    expect(step).toMatchObject({ kind: 'otp_required', username: 'nobody@example.com' })
    expect(errorOf(await submitOtp(client, step, '12345678'))).toMatchObject({
      code: 'otp_incorrect',
      attemptsLeft: 4,
    })
  })
})

describe('a reply that is lost', () => {
  it('leaves the start unknown, and sends no second SMS', async () => {
    const ada = await server.persona()
    const { client, calls } = server.client()
    await server.fail('initiateSmsRecovery', { kind: 'reply_lost' })
    const error = errorOf(await startSmsRecovery(client, { username: ada.username }))
    expect(error).toMatchObject({ code: 'outcome_unknown', cause: { delivery: 'unknown' } })
    expect(calls).toEqual(['initiateSmsRecovery'])
  })

  it('of a resend gives the step back: whichever one-time password came is entered there', async () => {
    const { ada, client, step } = await started()
    await server.fail('initiateSmsRecovery', { kind: 'reply_lost' })
    const error = errorOf(await resendOtp(client, step))
    expect(error).toMatchObject({ code: 'outcome_unknown', next: step })
    const sent = otpIn(await server.newestMessage(ada.phone!))
    expect(await submitOtp(client, step, sent)).toMatchObject({ ok: true })
  })

  it('of the one-time password is unknown, and never a second try', async () => {
    const { client, calls, step, otp } = await started()
    await server.fail('completeSmsRecovery', { kind: 'reply_lost' })
    expect(errorOf(await submitOtp(client, step, otp)).code).toBe('outcome_unknown')
    expect(errorOf(await submitOtp(client, step, otp)).code).toBe('flow_consumed')
    expect(calls.filter((call) => call === 'completeSmsRecovery')).toHaveLength(1)
  })
})

describe('a call that was surely not acted upon', () => {
  it.each([429, 503])('(%i) gives the step back, with the time to wait', async (status) => {
    const { client, step, otp } = await started()
    await server.fail('completeSmsRecovery', { kind: 'status', status })
    const error = errorOf(await submitOtp(client, step, otp))
    expect(error).toMatchObject({
      code: status === 429 ? 'rate_limited' : 'unavailable',
      retryAfterMs: 1000,
      next: step,
    })
    expect(await submitOtp(client, step, otp)).toMatchObject({ ok: true })
  })

  it('(aborted before it was sent) gives the step back', async () => {
    const { client, step, otp } = await started()
    const error = errorOf(await submitOtp(client, step, otp, { signal: AbortSignal.abort() }))
    expect(error).toMatchObject({ code: 'cancelled', next: step })
    expect(await submitOtp(client, step, otp)).toMatchObject({ ok: true })
  })
})
