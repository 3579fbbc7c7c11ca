import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTestContext, type TestContext } from '../testing/context.ts'
import { recoveryUserContext } from './user-context.ts'

let context: TestContext
beforeEach(async () => {
  context = await createTestContext()
})
afterEach(() => context.close())

/** How far a count is from the share that was configured, in standard deviations. */
function deviations(found: number, of: number, percent: number): number {
  const share = percent / 100
  return Math.abs(found / of - share) / Math.sqrt((share * (1 - share)) / of)
}

describe('the recovery channels', () => {
  it('of a user with a phone are both, masked to a fixed width', async () => {
    const { username, phone } = await context.user()
    expect(await recoveryUserContext(context, username)).toEqual({
      preference: 'sms',
      channels: ['email', 'sms'],
      maskedEmail: 'r*****@d*****.test',
      maskedPhone: `********${phone!.slice(-2)}`,
    })
  })

  it('of a user without a phone are e-mail alone', async () => {
    const { username } = await context.user({ phone: false })
    expect(await recoveryUserContext(context, username)).toMatchObject({
      preference: 'email',
      channels: ['email'],
      maskedPhone: null,
    })
  })

  it('are e-mail alone where SMS is switched off', async () => {
    const { username } = await context.user()
    const off = { ...context, config: { ...context.config, smsEnabled: 'no' } }
    expect(await recoveryUserContext(off, username)).toMatchObject({ channels: ['email'] })
  })

  it('of a stranger are a decoy: the same each time, in every spelling of the name', async () => {
    const decoy = await recoveryUserContext(context, 'nobody@example.com')
    expect(await recoveryUserContext(context, 'nobody@example.com')).toEqual(decoy)
    const { maskedEmail: _, ...rest } = await recoveryUserContext(context, 'NOBODY@example.com')
    expect(decoy).toMatchObject(rest)
  })

  it('of strangers have a phone, and prefer SMS then, about as often as the configuration says of users', async () => {
    const { decoySmsPercent, decoyPreferSmsPercent } = context.config
    const decoys = await Promise.all(
      Array.from({ length: 800 }, (_, index) => recoveryUserContext(context, `stranger${index}@example.com`)),
    )
    // The key is random: six standard deviations are never passed by chance.
    const withPhone = decoys.filter(({ maskedPhone }) => maskedPhone !== null)
    expect(deviations(withPhone.length, decoys.length, decoySmsPercent)).toBeLessThan(6)
    // Were it always one, a phone with the other preference would be a user's.
    const preferSms = withPhone.filter(({ preference }) => preference === 'sms')
    expect(deviations(preferSms.length, withPhone.length, decoyPreferSmsPercent)).toBeLessThan(6)
  })

  it('of a stranger without a phone prefer e-mail, the only one there is', async () => {
    const none = { ...context, config: { ...context.config, decoySmsPercent: 0 } }
    expect(await recoveryUserContext(none, 'nobody@example.com')).toMatchObject({
      preference: 'email',
      channels: ['email'],
    })
  })

  it.each([
    ['a@b.example', 'a*****@b*****.example'],
    ['Ada.Lovelace@mail.example.com', 'A*****@m*****.com'],
    ['not an address', 'n*****'],
    ['a@localhost', 'a*****@l*****'],
  ])('mask the address that was given, %s as %s', async (given, masked) => {
    expect((await recoveryUserContext(context, given)).maskedEmail).toBe(masked)
  })
})
