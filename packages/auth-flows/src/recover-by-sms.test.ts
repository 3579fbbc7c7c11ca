import { describe, expect, it, vi } from 'vitest'
import { recoverBySms, type SmsRecoveryAnswers } from './recover-by-sms.ts'
import { errorOf, otherThan, otpIn, useRealServer, type Persona } from './testing/real-server.ts'

const server = useRealServer()

const fiveCalls = [
  'getRecoveryUserContext',
  'initiateSmsRecovery',
  'completeSmsRecovery',
  'validateRecovery',
  'resetPassword',
]

const answersOf = (persona: Persona): SmsRecoveryAnswers => ({
  otp: async () => otpIn(await server.newestMessage(persona.phone!)),
  newPassword: () => 'seven otters in a teapot',
})

describe('a whole recovery by SMS', () => {
  it('takes five calls', async () => {
    const ada = await server.persona()
    const { client, calls } = server.client()
    expect(await recoverBySms(client, ada, answersOf(ada))).toMatchObject({
      ok: true,
      value: { kind: 'done' },
    })
    expect(calls).toEqual(fiveCalls)
  })

  it('asks again, with the refusal, until the answers are right', async () => {
    const ada = await server.persona()
    const { client } = server.client()
    const otp = vi.fn<SmsRecoveryAnswers['otp']>(async ({ refusal }) => {
      const sent = otpIn(await server.newestMessage(ada.phone!))
      return refusal === null ? otherThan(sent) : sent
    })
    const newPassword = vi.fn<SmsRecoveryAnswers['newPassword']>(({ refusal }) =>
      refusal === null ? 'too short' : 'seven otters in a teapot',
    )
    expect(await recoverBySms(client, ada, { otp, newPassword })).toMatchObject({ ok: true })
    expect(otp.mock.calls.map(([{ refusal }]) => refusal?.attemptsLeft)).toEqual([undefined, 4])
    expect(otp.mock.calls[0]![0].options.maskedPhone).toContain(ada.phone!.slice(-2))
    expect(newPassword.mock.calls.map(([{ refusal }]) => refusal?.reasons)).toEqual([
      undefined,
      ['too_short'],
    ])
  })

  it('ends with the tries', async () => {
    const ada = await server.persona()
    const { client } = server.client()
    const otp = async () => otherThan(otpIn(await server.newestMessage(ada.phone!)))
    expect(errorOf(await recoverBySms(client, ada, { ...answersOf(ada), otp })).code).toBe('otp_exhausted')
  })

  it.each(['otp', 'newPassword'] as const)('is deleted when no answer to %s is given', async (question) => {
    const ada = await server.persona()
    const { client, calls } = server.client()
    const answers = { ...answersOf(ada), [question]: () => null }
    expect(errorOf(await recoverBySms(client, ada, answers)).code).toBe('given_up')
    expect(calls.at(-1)).toBe('deleteRecovery')
  })

  it('is not offered to a user without a phone, and sends nothing', async () => {
    const brook = await server.persona({ phone: false })
    const { client, calls } = server.client()
    expect(errorOf(await recoverBySms(client, brook, answersOf(brook))).code).toBe('sms_not_offered')
    expect(calls).toEqual(['getRecoveryUserContext'])
  })

  it.each(fiveCalls)('gives the error of %s when that fails', async (operation) => {
    const ada = await server.persona()
    const { client } = server.client({ retry: { attempts: 1 } })
    await server.fail(operation as 'authorize', { kind: 'status', status: 503 })
    expect(errorOf(await recoverBySms(client, ada, answersOf(ada)))).toMatchObject({
      code: 'unavailable',
      cause: { operation },
    })
  })
})
