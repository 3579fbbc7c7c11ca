import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTestContext, otpIn, wrongOtp, type TestContext } from '../testing/context.ts'
import { endRecoveriesOf } from '../store/recoveries.ts'
import { validateRecovery } from './password-reset.ts'
import { completeSmsRecovery, startSmsRecovery } from './sms-recovery.ts'

const second = 1000
const minute = 60 * second
const day = 24 * 60 * minute

let context: TestContext
beforeEach(async () => {
  context = await createTestContext()
})
afterEach(() => context.close())

type Started = { username: string; token: string; otp: string }

async function start(user?: { username: string; phone: string | null }): Promise<Started> {
  const { username, phone } = user ?? (await context.user())
  const token = await startSmsRecovery(context, { username, token: null })
  return { username, token, otp: otpIn(await context.newestMessage(phone!)) }
}

const refused = (attemptsLeft: number | null) => ({ recoveryId: null, attemptsLeft })
const accepted = { recoveryId: expect.stringMatching(/^[\w-]{32}$/) as string }

describe('a one-time password', () => {
  it('has 8 digits and is redeemed for a recovery id, with the name in any letter case', async () => {
    const { username, token, otp } = await start()
    expect(otp).toMatch(/^\d{8}$/)
    const request = { username: ` ${username.toUpperCase()}`, token, otp }
    expect(await completeSmsRecovery(context, request)).toEqual(accepted)
  })

  it('is redeemed once', async () => {
    const started = await start()
    await completeSmsRecovery(context, started)
    expect(await completeSmsRecovery(context, started)).toEqual(refused(null))
  })

  it('has one winner of fifty at once', async () => {
    const started = await start()
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, () => completeSmsRecovery(context, started)),
    )
    expect(outcomes.filter(({ recoveryId }) => recoveryId !== null)).toHaveLength(1)
  })

  it('is refused when a reset ends its recovery after the try was counted', async () => {
    const user = await context.user()
    const started = await start(user)
    // The queries of one connection run in the order in which they were asked.
    const [outcome] = await Promise.all([
      completeSmsRecovery(context, started),
      endRecoveriesOf(context.db, user.userId, context.clock.now()),
    ])
    expect(outcome).toMatchObject({ recoveryId: null })
  })

  it('is taken as an integer too, with the zeros that an integer loses', async () => {
    const user = await context.user()
    for (;;) {
      const started = await start(user)
      context.clock.advance(1)
      if (!started.otp.startsWith('0')) continue
      const request = { ...started, otp: Number(started.otp) }
      expect(await completeSmsRecovery(context, request)).toEqual(accepted)
      return
    }
  })

  it('dies after 10 minutes', async () => {
    const started = await start()
    context.clock.advance(10 * minute)
    expect(await completeSmsRecovery(context, started)).toEqual(refused(null))
  })

  it('is worth nothing for a disabled user', async () => {
    const user = await context.user()
    const started = await start(user)
    await context.db.updateTable('users').set({ disabled_at: 1 }).where('id', '=', user.userId).execute()
    expect(await completeSmsRecovery(context, started)).toEqual(refused(4))
  })

  it('opens its own recovery alone: not under another name, not with another token', async () => {
    const [mine, other] = [await start(), await start()]
    expect(await completeSmsRecovery(context, { ...mine, username: other.username })).toEqual(refused(null))
    expect(await completeSmsRecovery(context, { ...mine, token: other.token })).toEqual(refused(null))
    expect(await completeSmsRecovery(context, mine)).toEqual(accepted)
  })
})

describe('wrong one-time passwords', () => {
  it('leave the right one working after four, and tell how many tries are left', async () => {
    const started = await start()
    const wrong = { ...started, otp: wrongOtp(started.otp) }
    for (const attemptsLeft of [4, 3, 2, 1]) {
      expect(await completeSmsRecovery(context, wrong)).toEqual(refused(attemptsLeft))
    }
    expect(await completeSmsRecovery(context, started)).toEqual(accepted)
  })

  it('end the recovery after five, the right one included', async () => {
    const started = await start()
    const wrong = { ...started, otp: wrongOtp(started.otp) }
    for (let tries = 0; tries < 5; tries += 1) await completeSmsRecovery(context, wrong)
    expect(await completeSmsRecovery(context, started)).toEqual(refused(null))
  })

  it('are compared at most five times of a hundred at once', async () => {
    const started = await start()
    const wrong = { ...started, otp: wrongOtp(started.otp) }
    const outcomes = await Promise.all(Array.from({ length: 100 }, () => completeSmsRecovery(context, wrong)))
    const compared = outcomes.filter((outcome) => 'attemptsLeft' in outcome && outcome.attemptsLeft !== null)
    expect(compared).toHaveLength(5)
    expect(await completeSmsRecovery(context, started)).toEqual(refused(null))
  })

  it('add up over all recoveries of a user: ten in a day, then none until the day is over', async () => {
    const user = await context.user()
    for (let flow = 0; flow < 2; flow += 1) {
      const started = await start(user)
      const wrong = { ...started, otp: wrongOtp(started.otp) }
      for (let tries = 0; tries < 5; tries += 1) await completeSmsRecovery(context, wrong)
    }
    expect(await completeSmsRecovery(context, await start(user))).toEqual(refused(0))
    context.clock.advance(day)
    expect(await completeSmsRecovery(context, await start(user))).toEqual(accepted)
  })

  it('are not counted against a user whose token the caller does not know', async () => {
    const user = await context.user()
    for (let tries = 0; tries < 30; tries += 1) {
      await completeSmsRecovery(context, { username: user.username, token: 'made up', otp: '12345678' })
    }
    expect(await completeSmsRecovery(context, await start(user))).toEqual(accepted)
  })
})

describe('a resend', () => {
  it('keeps the token and supersedes the one-time password before it', async () => {
    const user = await context.user()
    const first = await start(user)
    context.clock.advance(1)
    expect(await startSmsRecovery(context, { username: user.username, token: first.token })).toBe(first.token)
    const resent = { ...first, otp: otpIn(await context.newestMessage(user.phone!)) }
    expect(resent.otp).not.toBe(first.otp)
    expect(await completeSmsRecovery(context, first)).toEqual(refused(4))
    expect(await completeSmsRecovery(context, resent)).toEqual(accepted)
  })

  it('does not give new tries', async () => {
    const user = await context.user()
    const first = await start(user)
    const wrong = { ...first, otp: 'not one' }
    for (let tries = 0; tries < 4; tries += 1) await completeSmsRecovery(context, wrong)
    await startSmsRecovery(context, { username: user.username, token: first.token })
    expect(await completeSmsRecovery(context, wrong)).toEqual(refused(0))
  })

  it('under another name starts a recovery of that name instead', async () => {
    const mine = await start()
    const stranger = await context.user()
    const token = await startSmsRecovery(context, { username: stranger.username, token: mine.token })
    expect(token).not.toBe(mine.token)
    expect(await completeSmsRecovery(context, mine)).toEqual(accepted)
  })
})

describe('recoveries of one user', () => {
  it("live side by side up to three, so that a stranger cannot kill the owner's", async () => {
    const user = await context.user()
    const started: Started[] = []
    for (let flow = 0; flow < 3; flow += 1) {
      started.push(await start(user))
      context.clock.advance(1)
    }
    expect(await completeSmsRecovery(context, started[0]!)).toEqual(accepted)
    expect(await completeSmsRecovery(context, started[2]!)).toEqual(accepted)
  })

  it('end with the oldest when a fourth is started', async () => {
    const user = await context.user()
    const started: Started[] = []
    for (let flow = 0; flow < 4; flow += 1) {
      started.push(await start(user))
      context.clock.advance(1)
    }
    expect(await completeSmsRecovery(context, started[0]!)).toEqual(refused(null))
    expect(await completeSmsRecovery(context, started[1]!)).toEqual(accepted)
  })
})

describe('a decoy', () => {
  it.each([
    ['a name that nobody has', async () => 'nobody@example.com'],
    ['a user without a phone', async () => (await context.user({ phone: false })).username],
  ])('for %s gives a token, counts tries, and sends nothing', async (_, nameOf) => {
    const username = await nameOf()
    const token = await startSmsRecovery(context, { username, token: null })
    await context.worker.drain()
    expect(context.carrier.messages()).toEqual([])
    for (const attemptsLeft of [4, 3, 2, 1, 0]) {
      expect(await completeSmsRecovery(context, { username, token, otp: '12345678' })).toEqual(
        refused(attemptsLeft),
      )
    }
    expect(await completeSmsRecovery(context, { username, token, otp: '12345678' })).toEqual(refused(null))
  })
})

describe('a flow token', () => {
  it('is not a recovery id', async () => {
    const { token } = await start()
    expect(await validateRecovery(context, token)).toBeNull()
  })
})
