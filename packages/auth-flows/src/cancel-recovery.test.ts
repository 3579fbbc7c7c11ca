import { describe, expect, it } from 'vitest'
import { cancelRecovery } from './cancel-recovery.ts'
import { openRecoveryLink, startEmailRecovery } from './email-recovery.ts'
import { redeemRecovery, setPassword } from './password-reset.ts'
import { startSmsRecovery, submitOtp } from './sms-recovery.ts'
import { errorOf, linkIn, otpIn, useRealServer, valueOf } from './testing/real-server.ts'

const server = useRealServer()

async function started() {
  const ada = await server.persona()
  const { client, calls } = server.client()
  const step = valueOf(await startSmsRecovery(client, { username: ada.username }))
  const otp = otpIn(await server.newestMessage(ada.phone!))
  return { ada, client, calls, step, otp }
}

describe('a recovery that is cancelled', () => {
  it('at the one-time password is dead, here and on the server', async () => {
    const { client, calls, step, otp } = await started()
    expect(await cancelRecovery(client, step)).toEqual({ ok: true, value: undefined })
    expect(errorOf(await submitOtp(client, step, otp)).code).toBe('flow_consumed')
    expect(calls).toEqual(['initiateSmsRecovery', 'deleteRecovery'])
  })

  it('at the new password is dead on the server, the grant included', async () => {
    const ada = await server.persona()
    const { client } = server.client()
    valueOf(await startEmailRecovery(client, { username: ada.username }))
    const link = linkIn(await server.newestMessage(ada.username))
    const open = () => valueOf(openRecoveryLink(link, { origin: new URL(link).origin }))
    const required = valueOf(await redeemRecovery(client, open()))
    // The same link on another device: whoever holds it may end the recovery.
    valueOf(await cancelRecovery(client, open()))
    expect(errorOf(await setPassword(client, required, 'seven otters in a teapot')).code).toBe(
      'grant_refused',
    )
  })

  it('after a lost reply is over: a used step may be cancelled', async () => {
    const { client, step, otp } = await started()
    await server.fail('completeSmsRecovery', { kind: 'reply_lost' })
    expect(errorOf(await submitOtp(client, step, otp)).code).toBe('outcome_unknown')
    expect(await cancelRecovery(client, step)).toMatchObject({ ok: true })
  })

  it('is deleted again when the answer was lost', async () => {
    const { client, calls, step } = await started()
    await server.fail('deleteRecovery', { kind: 'reply_lost' })
    expect(await cancelRecovery(client, step)).toMatchObject({ ok: true })
    expect(calls.filter((call) => call === 'deleteRecovery')).toHaveLength(2)
  })

  it('may be cancelled again where the server was out of reach', async () => {
    const { client, step } = await started()
    await server.fail('deleteRecovery', { kind: 'status', status: 500, times: 3 })
    expect(errorOf(await cancelRecovery(client, step)).code).toBe('unavailable')
    expect(await cancelRecovery(client, step)).toMatchObject({ ok: true })
  })

  it('must be a step: a copy is none', async () => {
    const { client, calls, step } = await started()
    expect(errorOf(await cancelRecovery(client, { ...step })).code).toBe('invalid_step')
    expect(calls).not.toContain('deleteRecovery')
  })
})
