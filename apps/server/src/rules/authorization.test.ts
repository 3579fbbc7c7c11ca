import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { configOf } from '../config.ts'
import { cheapHash, createTestContext, recoveryIdIn, type TestContext } from '../testing/context.ts'
import { authorize } from './authorization.ts'
import type { Context } from './context.ts'
import { startEmailRecovery } from './link-recovery.ts'
import { createPasswordHash } from './password-hash.ts'
import { resetPassword, validateRecovery } from './password-reset.ts'

const newPassword = 'quiet herons build bridges'

let context: TestContext
let user: Awaited<ReturnType<TestContext['user']>>
beforeEach(async () => {
  context = await createTestContext()
  user = await context.user()
})
afterEach(() => context.close())

/** The same rules, where something happens after the first password was compared and before the sign-in goes on. */
function whileVerifying(happens: () => Promise<void>): Context {
  let isFirst = true
  const verify: Context['passwordHash']['verify'] = async (stored, password) => {
    const matches = await context.passwordHash.verify(stored, password)
    if (isFirst) {
      isFirst = false
      await happens()
    }
    return matches
  }
  return { ...context, passwordHash: { ...context.passwordHash, verify } }
}

async function reset(password: string): Promise<void> {
  await startEmailRecovery(context, user.username)
  const recoveryId = recoveryIdIn(await context.newestMessage(user.username))
  const grant = (await validateRecovery(context, recoveryId))!
  expect(await resetPassword(context, { grant, newPassword: password })).toEqual({ outcome: 'done' })
}

const disable = async () => {
  await context.db.updateTable('users').set({ disabled_at: 1 }).where('id', '=', user.userId).execute()
}

describe('a sign-in that is overtaken', () => {
  it('by a reset gives no code for the old password', async () => {
    const overtaken = whileVerifying(() => reset(newPassword))
    expect(await authorize(overtaken, user)).toBeNull()
  })

  it('by a reset to the password that was given goes on', async () => {
    const overtaken = whileVerifying(() => reset(user.password))
    expect(await authorize(overtaken, user)).not.toBeNull()
  })

  it('by the disabling of its user gives no code', async () => {
    expect(await authorize(whileVerifying(disable), user)).toBeNull()
  })

  it('gives no code either where the hash is being renewed', async () => {
    const stronger = await createPasswordHash(configOf({ ...cheapHash, hashPasses: 3 }))
    const hash: typeof stronger.hash = async (password) => {
      const renewed = await stronger.hash(password)
      await reset(newPassword)
      return renewed
    }
    expect(await authorize({ ...context, passwordHash: { ...stronger, hash } }, user)).toBeNull()
  })
})

describe('sign-ins at once', () => {
  it('all give a code, also while the hash is being renewed', async () => {
    const stronger = await createPasswordHash(configOf({ ...cheapHash, hashPasses: 3 }))
    const renewing = { ...context, passwordHash: stronger }
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => authorize(renewing, user)))
    expect(outcomes).not.toContain(null)
  })
})
