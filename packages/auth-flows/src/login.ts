import {
  fail,
  succeed,
  tokenLifetimeMs,
  type ArmorClient,
  type ArmorError,
  type CallOptions,
  type CurrentUser,
  type Result,
} from '@armor/client'
import { refusedAs, repeatableFailure, type NothingDone } from './failure.ts'

declare const made: unique symbol

/** A sign-in, for `session.adopt`. The access token is kept where nobody can read it. */
export interface Login {
  /** What it is. */
  readonly kind: 'login'
  /** Who signed in, with accounts, permissions and features. */
  readonly user: CurrentUser
  /** When the access token expires: milliseconds since 1970, by the local clock, counted from receipt. */
  readonly expiresAt: number
  /** Only `login` makes one: an object written by hand is not one. */
  readonly [made]: true
}

/** Why a sign-in failed. More may come in a minor release: keep a default branch. */
export type LoginError =
  | NothingDone
  /**
   * The user name or the password is not right; an unknown and a disabled user look the same. Ask for both again, or
   * offer a recovery.
   */
  | { readonly code: 'credentials_refused'; readonly message: string; readonly cause: ArmorError }
  /** The account of the client's `accountId` is not the user's. Sign in without one, and choose by `useAccount`. */
  | { readonly code: 'account_refused'; readonly message: string; readonly cause: ArmorError }

/** What may be said about a sign-in. */
export interface LoginOptions extends CallOptions {
  /**
   * Milliseconds that one call may take. Default 180,000: with a second factor, `authorize` returns only when the
   * person has answered the phone.
   */
  readonly timeoutMs?: number
  /** Called once when the sign-in has waited for `waitingAfterMs`: time to say "answer the prompt on your phone". */
  readonly onWaiting?: () => void
  /** Default 3,000. */
  readonly waitingAfterMs?: number
}

/** The access token of a sign-in. */
export interface GrantedToken {
  /** The token itself. */
  readonly token: string
  /** When it expires: milliseconds since 1970, by the local clock, counted from receipt. */
  readonly expiresAt: number
  /** How long it lives from its receipt. */
  readonly lifetimeMs: number
}

const credentialRefusals = { unauthorized: 'credentials_refused', refused: 'credentials_refused' } as const
const accountRefusals = { forbidden: 'account_refused' } as const

const tokens = new WeakMap<Login, GrantedToken>()

/**
 * Signs a person in: `authorize`, `exchangeToken`, then `getCurrentUser`.
 *
 * `username` is the account's e-mail address. A lost answer does no harm here (a code or a token that nobody knows
 * dies of age), so it comes out as `unavailable`: sign in again.
 *
 * @returns the sign-in, for `session.adopt`; or `credentials_refused`, `account_refused`, `rate_limited`,
 * `unavailable`, `cancelled` (the signal was aborted) or `unexpected`.
 *
 * @example
 * ```ts
 * import { createArmorClient, createSession, login } from '@armor/auth-flows'
 *
 * const client = createArmorClient({ baseUrl: 'https://api.armor.com' })
 * const session = createSession(client)
 *
 * export async function signIn(username: string, password: string): Promise<string> {
 *   const result = await login(client, { username, password })
 *   if (!result.ok) return result.error.code
 *   session.adopt(result.value)
 *   return `Welcome, ${result.value.user.user.firstName}`
 * }
 * ```
 */
export async function login(
  client: ArmorClient,
  credentials: { readonly username: string; readonly password: string },
  options: LoginOptions = {},
): Promise<Result<Login, LoginError>> {
  const { onWaiting, waitingAfterMs = 3_000, ...given } = options
  const call: CallOptions = { timeoutMs: 180_000, ...given }
  const { username, password } = credentials

  const timer = onWaiting && setTimeout(onWaiting, waitingAfterMs)
  const authorized = await client.authorize({ username, password }, call)
  clearTimeout(timer)
  if (!authorized.ok) return fail(refusedAs(authorized.error, credentialRefusals, repeatableFailure))

  const { code } = authorized.value
  const exchanged = await client.exchangeToken({ code, grant_type: 'authorization_code' }, call)
  if (!exchanged.ok) return fail(repeatableFailure(exchanged.error))
  const granted = grantedToken(exchanged.value)

  const me = await client.with({ accessToken: () => granted.token }).getCurrentUser({}, call)
  if (!me.ok) return fail(refusedAs(me.error, accountRefusals, repeatableFailure))

  const signedIn = Object.freeze({ kind: 'login', user: me.value, expiresAt: granted.expiresAt }) as Login
  tokens.set(signedIn, granted)
  return succeed(signedIn)
}

/** The token of a sign-in; undefined for a copy of one. */
export function tokenOf(signedIn: Login): GrantedToken | undefined {
  return tokens.get(signedIn)
}

/** Counts the expiry of a token from its receipt, by the local clock: a skewed clock is skewed at both ends. */
export function grantedToken(
  answer: { readonly access_token: string; readonly expires_in: number },
  now: number = Date.now(),
): GrantedToken {
  const lifetimeMs = tokenLifetimeMs(answer.expires_in)
  return { token: answer.access_token, expiresAt: now + lifetimeMs, lifetimeMs }
}
