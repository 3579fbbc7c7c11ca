import { describe, expect, it } from 'vitest'
import { redeemRecovery, setPassword } from './password-reset.ts'
import { startSmsRecovery, submitOtp } from './sms-recovery.ts'
import { errorOf, otpIn, useRealServer, valueOf } from './testing/real-server.ts'

const server = useRealServer()
const goodPassword = 'seven otters in a teapot'

async function verified() {
  const ada = await server.persona()
  const { client, calls } = server.client()
  const step = valueOf(await startSmsRecovery(client, { username: ada.username }))
  const otp = otpIn(await server.newestMessage(ada.phone!))
  return { ada, client, calls, step: valueOf(await submitOtp(client, step, otp)) }
}

async function passwordRequired() {
  const { step, ...rest } = await verified()
  return { ...rest, step: valueOf(await redeemRecovery(rest.client, step)) }
}

describe('redeeming a recovery', () => {
  it('is refused, by HTTP 200, when its time is up', async () => {
    const { client, step } = await verified()
    await server.advance(601_000)
    expect(errorOf(await redeemRecovery(client, step))).toMatchObject({
      code: 'recovery_refused',
      cause: { status: 200 },
    })
  })

  it('whose reply is lost is unknown, and not sent twice', async () => {
    const { client, calls, step } = await verified()
    await server.fail('validateRecovery', { kind: 'reply_lost' })
    expect(errorOf(await redeemRecovery(client, step)).code).toBe('outcome_unknown')
    expect(errorOf(await redeemRecovery(client, step)).code).toBe('flow_consumed')
    expect(calls.filter((call) => call === 'validateRecovery')).toHaveLength(1)
  })

  it('that was surely not acted upon gives the step back', async () => {
    const { client, step } = await verified()
    await server.fail('validateRecovery', { kind: 'status', status: 503 })
    expect(errorOf(await redeemRecovery(client, step))).toMatchObject({ code: 'unavailable', next: step })
    expect(await redeemRecovery(client, step)).toMatchObject({ ok: true })
  })
})

describe('a new password', () => {
  it.each([
    ['too short', 'short', ['too_short']],
    ['listed', 'passwordpassword', ['blocklisted']],
    ['too long', 'seven otters in a teapot '.repeat(11), ['too_long']],
  ])('that is %s gives the step back with the reasons', async (_, password, reasons) => {
    const { client, step } = await passwordRequired()
    expect(errorOf(await setPassword(client, step, password))).toMatchObject({
      code: 'password_rejected',
      reasons,
      next: step,
    })
    expect(await setPassword(client, step, goodPassword)).toMatchObject({ ok: true })
  })

  it('too large for any request gives the step back too', async () => {
    const { client, step } = await passwordRequired()
    const error = errorOf(await setPassword(client, step, 'x'.repeat(20_000)))
    expect(error).toMatchObject({ code: 'unexpected', next: step, cause: { status: 413 } })
    expect(await setPassword(client, step, goodPassword)).toMatchObject({ ok: true })
  })

  it('comes too late when the grant’s time is up', async () => {
    const { client, step } = await passwordRequired()
    await server.advance(601_000)
    expect(errorOf(await setPassword(client, step, goodPassword))).toMatchObject({
      code: 'grant_refused',
      cause: { status: 403 },
    })
  })

  it('whose reply is lost may be set: it is not sent twice', async () => {
    const { client, calls, step } = await passwordRequired()
    await server.fail('resetPassword', { kind: 'reply_lost' })
    expect(errorOf(await setPassword(client, step, goodPassword)).code).toBe('outcome_unknown')
    expect(errorOf(await setPassword(client, step, goodPassword)).code).toBe('flow_consumed')
    expect(calls.filter((call) => call === 'resetPassword')).toHaveLength(1)
  })

  it('sent twice at the same moment is sent once', async () => {
    const { client, calls, step } = await passwordRequired()
    const results = await Promise.all([1, 2, 3].map(() => setPassword(client, step, goodPassword)))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(calls.filter((call) => call === 'resetPassword')).toHaveLength(1)
  })
})
