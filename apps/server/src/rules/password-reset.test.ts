import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTestContext, otpIn, recoveryIdIn, type TestContext } from '../testing/context.ts'
import { authorize } from './authorization.ts'
import { startEmailRecovery } from './link-recovery.ts'
import { deleteRecovery, resetPassword, validateRecovery } from './password-reset.ts'
import { authenticate, startSession } from './sessions.ts'
import { completeSmsRecovery, startSmsRecovery } from './sms-recovery.ts'

const second = 1000
const minute = 60 * second
const newPassword = 'quiet herons build bridges'

let context: TestContext
let user: Awaited<ReturnType<TestContext['user']>>
beforeEach(async () => {
  context = await createTestContext()
  user = await context.user()
})
afterEach(() => context.close())

async function recoveryId(): Promise<string> {
  await startEmailRecovery(context, user.username)
  return recoveryIdIn(await context.newestMessage(user.username))
}

async function grant(): Promise<string> {
  return (await validateRecovery(context, await recoveryId()))!
}

async function disable(): Promise<void> {
  await context.db.updateTable('users').set({ disabled_at: 1 }).where('id', '=', user.userId).execute()
}

const done = { outcome: 'done' }
const grantRefused = { outcome: 'grant_refused' }

describe('a recovery id', () => {
  it('is redeemed once for a grant of 32 hex digits', async () => {
    const id = await recoveryId()
    expect(await validateRecovery(context, id)).toMatch(/^[0-9a-f]{32}$/)
    expect(await validateRecovery(context, id)).toBeNull()
  })

  it('has one winner of fifty at once', async () => {
    const id = await recoveryId()
    const grants = await Promise.all(Array.from({ length: 50 }, () => validateRecovery(context, id)))
    expect(grants.filter((value) => value !== null)).toHaveLength(1)
  })

  it('from a mail dies after 15 minutes', async () => {
    const id = await recoveryId()
    context.clock.advance(15 * minute)
    expect(await validateRecovery(context, id)).toBeNull()
  })
})

describe('a grant', () => {
  it('sets the password: the new one signs in, the old one does not', async () => {
    expect(await resetPassword(context, { grant: await grant(), newPassword })).toEqual(done)
    expect(await authorize(context, { username: user.username, password: newPassword })).not.toBeNull()
    expect(await authorize(context, user)).toBeNull()
  })

  it('is redeemed once, also of twenty at once', async () => {
    const value = await grant()
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => resetPassword(context, { grant: value, newPassword })),
    )
    expect(outcomes.filter(({ outcome }) => outcome === 'done')).toHaveLength(1)
    expect(await resetPassword(context, { grant: value, newPassword })).toEqual(grantRefused)
  })

  it('outlives a refused password', async () => {
    const value = await grant()
    expect(await resetPassword(context, { grant: value, newPassword: 'too short' })).toEqual({
      outcome: 'password_refused',
      reasons: ['too_short'],
    })
    expect(await resetPassword(context, { grant: value, newPassword })).toEqual(done)
  })

  it('dies after 10 minutes', async () => {
    const value = await grant()
    context.clock.advance(10 * minute)
    expect(await resetPassword(context, { grant: value, newPassword })).toEqual(grantRefused)
  })

  it('is worth nothing for a disabled user', async () => {
    const value = await grant()
    await disable()
    expect(await resetPassword(context, { grant: value, newPassword })).toEqual(grantRefused)
  })

  it.each([
    ['another reset', async () => void (await resetPassword(context, { grant: await grant(), newPassword }))],
    ['the disabling of its user', () => disable()],
  ])('is worth nothing when %s comes while the password is being hashed', async (_, happens) => {
    const value = await grant()
    const hash = async (password: string) => {
      await happens()
      return context.passwordHash.hash(password)
    }
    const overtaken = { ...context, passwordHash: { ...context.passwordHash, hash } }
    const late = 'another one that is fine'
    expect(await resetPassword(overtaken, { grant: value, newPassword: late })).toEqual(grantRefused)
    expect(await authorize(context, { username: user.username, password: late })).toBeNull()
  })

  it('is not given to a disabled user', async () => {
    const value = await recoveryId()
    await disable()
    expect(await validateRecovery(context, value)).toBeNull()
  })

  it('is not a recovery id, a code or a token', async () => {
    const value = await grant()
    expect(await validateRecovery(context, value)).toBeNull()
    expect(await startSession(context, value)).toBeNull()
    expect(await authenticate(context, value)).toBeNull()
  })
})

describe('a reset', () => {
  it('ends every session, and everything else that was pending', async () => {
    const session = await startSession(context, (await authorize(context, user))!.code)
    const pendingCode = (await authorize(context, user))!.code
    const pendingGrant = await grant()
    const pendingLink = await recoveryId()
    const token = await startSmsRecovery(context, { username: user.username, token: null })
    const otp = otpIn(await context.newestMessage(user.phone!))

    await resetPassword(context, { grant: await grant(), newPassword })

    expect(await authenticate(context, session!.accessToken)).toBeNull()
    expect(await startSession(context, pendingCode)).toBeNull()
    expect(await resetPassword(context, { grant: pendingGrant, newPassword })).toEqual(grantRefused)
    expect(await validateRecovery(context, pendingLink)).toBeNull()
    const completion = { username: user.username, token, otp }
    expect(await completeSmsRecovery(context, completion)).toMatchObject({ recoveryId: null })
  })

  it('tells every address on file, with no secret in the message', async () => {
    const value = await grant()
    await resetPassword(context, { grant: value, newPassword })
    for (const address of [user.username, user.phone!]) {
      const notice = await context.newestMessage(address)
      expect(notice).toContain('was changed')
      expect(notice).not.toMatch(/token=|\d{6}/)
    }
  })

  it('writes an audit row that nobody can change', async () => {
    await resetPassword(context, { grant: await grant(), newPassword })
    const rows = await context.db.selectFrom('audit').select(['event', 'user_id']).execute()
    expect(rows).toEqual([{ event: 'password_reset', user_id: user.userId }])
    await expect(context.db.deleteFrom('audit').execute()).rejects.toThrow('append-only')
    await expect(context.db.updateTable('audit').set({ event: 'x' }).execute()).rejects.toThrow('append-only')
  })
})

describe('deleting a recovery', () => {
  it('by its recovery id kills the grant that came of it', async () => {
    const id = await recoveryId()
    const value = (await validateRecovery(context, id))!
    await deleteRecovery(context, id)
    expect(await resetPassword(context, { grant: value, newPassword })).toEqual(grantRefused)
  })

  it('by its flow token kills the one-time password', async () => {
    const token = await startSmsRecovery(context, { username: user.username, token: null })
    const otp = otpIn(await context.newestMessage(user.phone!))
    await deleteRecovery(context, token)
    const completion = { username: user.username, token, otp }
    expect(await completeSmsRecovery(context, completion)).toMatchObject({ recoveryId: null })
  })

  it('does nothing to others, and nothing for a text that names none', async () => {
    const id = await recoveryId()
    await deleteRecovery(context, 'made up')
    expect(await validateRecovery(context, id)).not.toBeNull()
  })
})
