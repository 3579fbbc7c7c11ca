import type { Insertable, Selectable } from 'kysely'
import type { Database } from './database.ts'
import type { AccountTable, UserTable } from './tables.ts'

export type UserRow = Selectable<UserTable>

/** The user of a normalised name, disabled or not. */
export function userByName(db: Database, username: string): Promise<UserRow | undefined> {
  return db.selectFrom('users').selectAll().where('username', '=', username).executeTakeFirst()
}

export function userById(db: Database, id: number): Promise<UserRow | undefined> {
  return db.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function insertUser(db: Database, user: Insertable<UserTable>): Promise<UserRow> {
  return db.insertInto('users').values(user).returningAll().executeTakeFirstOrThrow()
}

export async function setPasswordHash(db: Database, id: number, hash: string, at: number): Promise<void> {
  await db
    .updateTable('users')
    .set({ password_hash: hash, password_set_at: at })
    .where('id', '=', id)
    .execute()
}

/** Replaces a hash by one of the same password, with newer parameters; nothing if it changed meanwhile. */
export async function rehashPassword(db: Database, id: number, from: string, to: string): Promise<void> {
  await db
    .updateTable('users')
    .set({ password_hash: to })
    .where('id', '=', id)
    .where('password_hash', '=', from)
    .execute()
}

export async function insertAccount(db: Database, account: Insertable<AccountTable>): Promise<number> {
  const row = await db.insertInto('accounts').values(account).returning('id').executeTakeFirstOrThrow()
  return row.id
}

/** How many of the accounts named there are. */
export async function countAccounts(db: Database, ids: readonly number[]): Promise<number> {
  const rows = await db.selectFrom('accounts').select('id').where('id', 'in', ids).execute()
  return rows.length
}

/** Makes a user a member of an account, with the permissions named. */
export async function insertMembership(
  db: Database,
  member: { userId: number; accountId: number; permissions: readonly string[] },
): Promise<void> {
  const key = { user_id: member.userId, account_id: member.accountId }
  await db.insertInto('memberships').values(key).execute()
  for (const permission of member.permissions) {
    await db
      .insertInto('permissions')
      .values({ ...key, permission })
      .execute()
  }
}

export async function insertDepartment(db: Database, accountId: number, name: string): Promise<void> {
  await db.insertInto('departments').values({ account_id: accountId, name }).execute()
}

export async function insertFeature(
  db: Database,
  feature: { accountId: number; feature: string; productId: number; featureId: number },
): Promise<void> {
  await db
    .insertInto('features')
    .values({
      account_id: feature.accountId,
      feature: feature.feature,
      product_id: feature.productId,
      feature_id: feature.featureId,
    })
    .execute()
}

export function accountsOf(db: Database, userId: number): Promise<Selectable<AccountTable>[]> {
  return db
    .selectFrom('accounts')
    .innerJoin('memberships', 'memberships.account_id', 'accounts.id')
    .selectAll('accounts')
    .where('memberships.user_id', '=', userId)
    .orderBy('accounts.id')
    .execute()
}

export async function isMember(db: Database, userId: number, accountId: number): Promise<boolean> {
  const row = await db
    .selectFrom('memberships')
    .select('user_id')
    .where('user_id', '=', userId)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return row !== undefined
}

export function departmentsOf(db: Database, accountIds: readonly number[]) {
  return db
    .selectFrom('departments')
    .select(['id', 'name', 'account_id as account'])
    .where('account_id', 'in', accountIds)
    .orderBy('id')
    .execute()
}

export function featuresOf(db: Database, accountIds: readonly number[]) {
  return db
    .selectFrom('features')
    .select(['account_id as accountId', 'feature', 'product_id as productId', 'feature_id as featureId'])
    .where('account_id', 'in', accountIds)
    .orderBy('account_id')
    .orderBy('feature_id')
    .execute()
}

export function permissionsOf(db: Database, userId: number, accountIds: readonly number[]) {
  return db
    .selectFrom('permissions')
    .select(['account_id as accountId', 'permission'])
    .where('user_id', '=', userId)
    .where('account_id', 'in', accountIds)
    .orderBy('account_id')
    .orderBy('permission')
    .execute()
}

/** Whether one user, being enabled, holds a permission in an account (the given one, or any) of the other. */
export async function holdsPermissionOver(
  db: Database,
  holderId: number,
  permission: string,
  memberId: number,
  accountId: number | null,
): Promise<boolean> {
  const row = await db
    .selectFrom('permissions')
    .innerJoin('users as holder', 'holder.id', 'permissions.user_id')
    .innerJoin('memberships', 'memberships.account_id', 'permissions.account_id')
    .select('permissions.account_id')
    .where('holder.id', '=', holderId)
    .where('holder.disabled_at', 'is', null)
    .where('permissions.permission', '=', permission)
    .where('memberships.user_id', '=', memberId)
    .$if(accountId !== null, (query) => query.where('permissions.account_id', '=', accountId!))
    .executeTakeFirst()
  return row !== undefined
}
