import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTestContext, recoveryIdIn, type TestContext } from '../testing/context.ts'
import { startAdminReset, startEmailRecovery } from './link-recovery.ts'
import { validateRecovery } from './password-reset.ts'

let context: TestContext
beforeEach(async () => {
  context = await createTestContext({ linkBase: 'https://portal.example/recover' })
})
afterEach(() => context.close())

async function disable({ userId }: { userId: number }): Promise<void> {
  await context.db.updateTable('users').set({ disabled_at: 1 }).where('id', '=', userId).execute()
}

describe('a recovery by e-mail', () => {
  it('mails the link of the configuration, the recovery id last in its fragment', async () => {
    const user = await context.user()
    await startEmailRecovery(context, user.username)
    const mail = await context.newestMessage(user.username)
    expect(mail).toMatch(/^https:\/\/portal\.example\/recover#token=[\w-]{32}$/m)
    expect(await validateRecovery(context, recoveryIdIn(mail))).not.toBeNull()
  })

  it('goes to the address on file, however the name was written', async () => {
    const user = await context.user()
    await startEmailRecovery(context, user.username.toUpperCase())
    expect(context.carrier.messages()).toEqual([])
    expect(await context.newestMessage(user.username)).toBeDefined()
  })

  it('sends nothing for a name that nobody has, or whose user is disabled', async () => {
    const user = await context.user()
    await disable(user)
    await startEmailRecovery(context, user.username)
    await startEmailRecovery(context, 'nobody@example.com')
    await context.worker.drain()
    expect(context.carrier.messages()).toEqual([])
  })
})

describe("an administrator's reset", () => {
  it('mails a link to the user, which leads to a grant', async () => {
    const user = await context.user()
    const accountId = user.accounts[0]!.id
    const administrator = await context.user({ administratorOf: [accountId] })
    const request = { administratorId: administrator.userId, accountId: null, userId: user.userId }
    expect(await startAdminReset(context, request)).toBe(true)
    const mail = await context.newestMessage(user.username)
    expect(mail).toContain('administrator')
    expect(await validateRecovery(context, recoveryIdIn(mail))).not.toBeNull()
  })

  it('is refused, and sends nothing, without the permission in an account of the user', async () => {
    const user = await context.user({ accounts: 2 })
    const [first, second] = user.accounts
    const colleague = await context.user()
    const stranger = await context.user({ administratorOf: colleague.accounts.map(({ id }) => id) })
    const administrator = await context.user({ administratorOf: [first!.id] })
    const refused = [
      { administratorId: colleague.userId, accountId: null, userId: user.userId },
      { administratorId: stranger.userId, accountId: null, userId: user.userId },
      { administratorId: administrator.userId, accountId: second!.id, userId: user.userId },
      { administratorId: administrator.userId, accountId: null, userId: 4_000_000 },
    ]
    for (const request of refused) expect(await startAdminReset(context, request)).toBe(false)
    await disable(user)
    const disabled = { administratorId: administrator.userId, accountId: first!.id, userId: user.userId }
    expect(await startAdminReset(context, disabled)).toBe(false)
    await context.worker.drain()
    expect(context.carrier.messages()).toEqual([])
  })
  it('is refused when the administrator was disabled since the call was let in', async () => {
    const user = await context.user()
    const administrator = await context.user({ administratorOf: [user.accounts[0]!.id] })
    await disable(administrator)
    const request = { administratorId: administrator.userId, accountId: null, userId: user.userId }
    expect(await startAdminReset(context, request)).toBe(false)
    expect(await context.newestMessage(user.username)).toBeUndefined()
  })
})
