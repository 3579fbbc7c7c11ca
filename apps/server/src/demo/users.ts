import { randomBytes } from 'node:crypto'
import type { Context } from '../rules/context.ts'
import { resetPermission } from '../rules/link-recovery.ts'
import { normaliseName } from '../rules/names.ts'
import type { Database } from '../store/database.ts'
import {
  accountsOf,
  insertAccount,
  insertDepartment,
  insertFeature,
  insertMembership,
  insertUser,
  permissionsOf,
  userByName,
  type UserRow,
} from '../store/users.ts'

/** A user as the demo shows it. The password is null once it was changed: the server doesn't know it then. */
export interface DemoUser {
  readonly username: string
  readonly password: string | null
  readonly userId: number
  readonly phone: string | null
  readonly roles: readonly string[]
  readonly accounts: readonly { readonly id: number; readonly name: string }[]
}

/** What to make of a fresh user. */
export interface Persona {
  readonly username: string
  readonly password: string
  readonly firstName: string
  readonly lastName: string
  readonly phone: string | null
  /** Names of new accounts that the user becomes a member of. */
  readonly newAccounts: readonly string[]
  /** Accounts that there are, which the user administers. */
  readonly administratorOf: readonly number[]
}

const ada: Persona = {
  username: 'ada.lovelace@demo.armor.test',
  password: 'steam looms weave numbers',
  firstName: 'Ada',
  lastName: 'Lovelace',
  phone: '+15550100101',
  newAccounts: ['Analytical Engines', 'Difference Works'],
  administratorOf: [],
}

const brook: Persona = {
  username: 'brook.taylor@demo.armor.test',
  password: 'series converge slowly here',
  firstName: 'Brook',
  lastName: 'Taylor',
  phone: null,
  newAccounts: ['Finite Differences'],
  administratorOf: [],
}

const grace: Persona = {
  username: 'grace.hopper@demo.armor.test',
  password: 'a moth inside the relay',
  firstName: 'Grace',
  lastName: 'Hopper',
  phone: '+15550100103',
  newAccounts: [],
  administratorOf: [],
}

/** Makes the three demo users where they are missing: with phone, without phone, administrator of the first's accounts. */
export async function seedDemoUsers(context: Context): Promise<void> {
  if ((await userByName(context.db, ada.username)) !== undefined) return
  const first = await createPersona(context, ada)
  await createPersona(context, brook)
  await createPersona(context, { ...grace, administratorOf: first.accounts.map(({ id }) => id) })
}

/** The three demo users as they are now. */
export async function demoUsers(context: Context): Promise<DemoUser[]> {
  return Promise.all(
    [ada, brook, grace].map(async ({ username, password }) => {
      const user = await userByName(context.db, username)
      if (user === undefined) throw new Error(`the database has no ${username}: start over with --fresh`)
      return demoUser(context.db, user, password)
    }),
  )
}

/** A persona of its own for one run of a walkthrough: nobody else's tries count against it. */
export function freshPersona(wishes: {
  phone?: boolean
  accounts?: number
  administratorOf?: readonly number[]
}): Persona {
  const tag = randomBytes(4).toString('hex')
  const accounts = wishes.accounts ?? ((wishes.administratorOf ?? []).length > 0 ? 0 : 1)
  return {
    username: `robin.${tag}@demo.armor.test`,
    password: `otters juggle ${randomBytes(6).toString('hex')}`,
    firstName: 'Robin',
    lastName: 'Example',
    phone:
      (wishes.phone ?? true)
        ? `+1555${String(randomBytes(4).readUInt32BE() % 10_000_000).padStart(7, '0')}`
        : null,
    newAccounts: Array.from({ length: accounts }, (_, index) => `Robin's account ${index + 1}`),
    administratorOf: wishes.administratorOf ?? [],
  }
}

/** Writes a persona into the database. */
export async function createPersona(context: Context, persona: Persona): Promise<DemoUser> {
  const passwordHash = await context.passwordHash.hash(persona.password)
  return context.db.transaction().execute(async (db) => {
    const now = context.clock.now()
    const user = await insertUser(db, {
      username: normaliseName(persona.username),
      type: 'Customer',
      first_name: persona.firstName,
      last_name: persona.lastName,
      phone: persona.phone,
      recovery_preference: persona.phone === null ? 'email' : 'sms',
      password_hash: passwordHash,
      password_set_at: now,
      created_at: now,
    })
    for (const name of persona.newAccounts) {
      const accountId = await createAccount(db, name)
      await insertMembership(db, { userId: user.id, accountId, permissions: ['account.read'] })
    }
    for (const accountId of persona.administratorOf) {
      const permissions = ['account.read', resetPermission]
      await insertMembership(db, { userId: user.id, accountId, permissions })
    }
    return demoUser(db, user, persona.password)
  })
}

async function createAccount(db: Database, name: string): Promise<number> {
  const accountId = await insertAccount(db, {
    name,
    currency: 'USD',
    status: 'Claimed',
    parent_id: null,
    products: JSON.stringify(['armor-complete']),
    account_type: 'Direct',
    is_synced: 1,
    is_free_trial: 0,
  })
  await insertDepartment(db, accountId, 'Security')
  await insertFeature(db, { accountId, feature: 'log-search', productId: 1, featureId: 7 })
  return accountId
}

async function demoUser(db: Database, user: UserRow, password: string): Promise<DemoUser> {
  const accounts = (await accountsOf(db, user.id)).map(({ id, name }) => ({ id, name }))
  const ids = accounts.map(({ id }) => id)
  const isAdministrator = (await permissionsOf(db, user.id, ids)).some(
    ({ permission }) => permission === resetPermission,
  )
  const isAsMade = user.password_set_at === user.created_at
  return {
    username: user.username,
    password: isAsMade ? password : null,
    userId: user.id,
    phone: user.phone,
    roles: isAdministrator ? ['admin'] : [],
    accounts,
  }
}
