import type { CurrentUser } from '@armor/spec'
import { accountsOf, departmentsOf, featuresOf, permissionsOf, userById } from '../store/users.ts'
import type { Context } from './context.ts'

const day = 86_400_000

/** Who is signed in. With an account, departments, permissions and features are those of that account. */
export async function currentUser(
  { db, clock, config }: Context,
  userId: number,
  accountId: number | null,
): Promise<CurrentUser> {
  const user = (await userById(db, userId))!
  const accounts = await accountsOf(db, userId)
  const ids = accounts.map((account) => account.id).filter((id) => accountId === null || id === accountId)
  const permissions = await permissionsOf(db, userId, ids)
  const passwordExpiresAt = user.password_set_at + config.passwordDays * day

  return {
    user: {
      type: user.type,
      username: user.username,
      firstName: user.first_name,
      lastName: user.last_name,
      links: { userId: user.id },
      passwordExpiry: String(Math.max(0, Math.floor((passwordExpiresAt - clock.now()) / 1000))),
    },
    accounts: accounts.map((account) => ({
      id: account.id,
      name: account.name,
      currency: account.currency,
      status: account.status,
      parent: account.parent_id,
      products: JSON.parse(account.products) as string[],
      accountType: account.account_type,
      isSynced: account.is_synced === 1,
      isFreeTrial: account.is_free_trial === 1,
    })),
    departments: await departmentsOf(db, ids),
    permissions: Object.fromEntries(
      ids.map((id) => [
        String(id),
        permissions.filter((row) => row.accountId === id).map((row) => row.permission),
      ]),
    ),
    features: await featuresOf(db, ids),
  }
}
