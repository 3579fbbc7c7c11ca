import {
  fail,
  succeed,
  type ArmorClient,
  type ArmorError,
  type CallOptions,
  type CurrentUser,
  type Result,
} from '@armor/client'
import { repeatableFailure, type NothingDone } from './failure.ts'
import { grantedToken, tokenOf, type GrantedToken, type Login } from './login.ts'

/** Tells the time, in milliseconds since 1970. */
export interface Clock {
  now(): number
}

/** What a session is now. The same object until something changes, so it may be compared by identity. */
export type SessionState =
  | {
      readonly status: 'signed_out'
      /** `never`: nobody signed in yet. `expired`: the token's time was up. `rejected`: the server ended it. */
      readonly reason: 'never' | 'signed_out' | 'expired' | 'rejected'
    }
  | {
      /** `degraded`: the token still lives, but could not be reissued: offline, or the server is in trouble. */
      readonly status: 'signed_in' | 'degraded'
      readonly user: CurrentUser
      /** The account that calls act in; null while none was chosen. */
      readonly accountId: number | null
      /** When the access token expires, unless it is reissued: milliseconds since 1970, by the local clock. */
      readonly expiresAt: number
    }

/** Why an account was not switched to. */
export type UseAccountError =
  | NothingDone
  | { readonly code: 'not_signed_in'; readonly message: string; readonly cause: ArmorError }
  /** Not an account of the user's, or no such account; the server doesn't tell which. */
  | { readonly code: 'account_refused'; readonly message: string; readonly cause: ArmorError }

/** What a session is made of. */
export interface SessionOptions {
  readonly clock?: Clock
  /** A token with less time left than this is reissued before it is used, in milliseconds. Default 60,000. */
  readonly reissueBeforeMs?: number
}

/** Someone who is signed in, and stays so. */
export interface Session {
  /** The client with the session's token and account: calls of `/me` and of administrators go through it. */
  readonly client: ArmorClient
  /** What the session is now. */
  state(): SessionState
  /** Takes a sign-in over. Throws a TypeError for what `login` did not give. */
  adopt(login: Login): void
  /** The access token, reissued first when its time is nearly up: once, however many ask. Null when signed out. */
  token(): Promise<string | null>
  /** Acts in another account from now on: asks `getCurrentUser` with it first, and changes nothing where refused. */
  useAccount(accountId: number, call?: CallOptions): Promise<Result<CurrentUser, UseAccountError>>
  /** Reissues the token before it expires, for as long as it may, even when nobody asks for it. Gives what stops it. */
  keepAlive(): () => void
  /** Forgets the token. There is no call that revokes one: it lives up to its expiry, but nobody has it any more. */
  signOut(): void
  /** Hears that the state has changed. Gives what ends it. */
  subscribe(listener: () => void): () => void
  /** Ends timers and listeners, and forgets the token. */
  dispose(): void
}

interface Authority {
  readonly granted: GrantedToken
  readonly user: CurrentUser
  readonly accountId: number | null
}

/** How often `keepAlive` looks at the clock: after a sleep the next look comes soon, whatever timers did meanwhile. */
const lookEveryMs = 15_000

/** After a reissue that failed, the next one waits this long: callers go on with the token that still lives. */
const pauseAfterFailureMs = 5_000

/**
 * Makes a session, signed out at first. The token lives in memory alone.
 *
 * @example
 * ```ts
 * import { createArmorClient, createSession, login } from '@armor/auth-flows'
 *
 * const client = createArmorClient({ baseUrl: 'https://api.armor.com' })
 * const session = createSession(client)
 * session.subscribe(() => console.log(session.state().status))
 *
 * export async function whoAmI(username: string, password: string): Promise<string | null> {
 *   const signedIn = await login(client, { username, password })
 *   if (!signedIn.ok) return null
 *   session.adopt(signedIn.value)
 *   const me = await session.client.getCurrentUser()
 *   return me.ok ? me.value.user.firstName : null
 * }
 * ```
 */
export function createSession(client: ArmorClient, options: SessionOptions = {}): Session {
  const { clock = { now: () => Date.now() }, reissueBeforeMs = 60_000 } = options
  let authority: Authority | null = null
  let state: SessionState = { status: 'signed_out', reason: 'never' }
  let reissuing: Promise<void> | null = null
  let pausedUntil = 0
  const listeners = new Set<() => void>()
  const timers = new Set<ReturnType<typeof setInterval>>()

  const change = (next: SessionState) => {
    state = Object.freeze(next)
    for (const listener of listeners) listener()
  }
  const hold = (next: Authority, status: 'signed_in' | 'degraded') => {
    authority = next
    const { granted, user, accountId } = next
    change({ status, user, accountId, expiresAt: granted.expiresAt })
  }
  const end = (reason: 'signed_out' | 'expired' | 'rejected') => {
    if (authority === null) return
    authority = null
    change({ status: 'signed_out', reason })
  }

  const timeLeft = ({ granted }: Authority) => granted.expiresAt - clock.now()
  const isDue = (held: Authority) => timeLeft(held) < Math.min(reissueBeforeMs, held.granted.lifetimeMs / 2)

  /** One reissue at a time. Whoever signs in or out meanwhile makes its answer void. */
  const reissue = (held: Authority): Promise<void> => {
    reissuing ??= reissueOnce(held).finally(() => {
      reissuing = null
    })
    return reissuing
  }
  const reissueOnce = async (held: Authority): Promise<void> => {
    const { token } = held.granted
    const reissued = await client.reissueToken({ token })
    if (authority?.granted.token !== token) return
    if (reissued.ok) {
      hold({ ...authority, granted: grantedToken(reissued.value, clock.now()) }, 'signed_in')
      return
    }
    const { code } = reissued.error
    if (code === 'unauthorized' || code === 'refused' || code === 'bad_request') return end('rejected')
    pausedUntil = clock.now() + pauseAfterFailureMs
    if (state.status === 'signed_in') hold(authority, 'degraded')
  }

  const token = async (): Promise<string | null> => {
    if (authority === null) return null
    if (timeLeft(authority) <= 0) {
      end('expired')
      return null
    }
    if (isDue(authority) && clock.now() >= pausedUntil) await reissue(authority)
    if (authority !== null && timeLeft(authority) <= 0) end('expired')
    return authority?.granted.token ?? null
  }

  /** A 401 for a token that is no longer the session's is repeated with the one that is; for the session's own it ends it. */
  const tokenAfter = async (rejected: string): Promise<string | null> => {
    await reissuing
    if (authority?.granted.token === rejected) end('rejected')
    return token()
  }

  const authorized = client.with({
    accessToken: (rejected) => (rejected === undefined ? token() : tokenAfter(rejected)),
    accountId: () => authority?.accountId ?? undefined,
  })

  return Object.freeze({
    client: authorized,
    state: () => state,
    adopt: (login: Login) => {
      const granted = tokenOf(login)
      if (granted === undefined) {
        throw new TypeError('adopt: expected the value that login() gave, got a copy or another object')
      }
      pausedUntil = 0
      hold({ granted, user: login.user, accountId: null }, 'signed_in')
    },
    token,
    useAccount: async (accountId: number, call?: CallOptions) => {
      const me = await authorized.with({ accountId }).getCurrentUser({}, call)
      if (!me.ok) return fail(useAccountError(me.error))
      if (authority !== null) hold({ ...authority, user: me.value, accountId }, currentStatus(state))
      return succeed(me.value)
    },
    keepAlive: () => {
      const timer = setInterval(() => void token(), lookEveryMs)
      timers.add(timer)
      return () => {
        clearInterval(timer)
        timers.delete(timer)
      }
    },
    signOut: () => end('signed_out'),
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    dispose: () => {
      for (const timer of timers) clearInterval(timer)
      timers.clear()
      listeners.clear()
      end('signed_out')
    },
  })
}

function currentStatus(state: SessionState): 'signed_in' | 'degraded' {
  return state.status === 'degraded' ? 'degraded' : 'signed_in'
}

function useAccountError(cause: ArmorError): UseAccountError {
  const { code, message } = cause
  if (code === 'unauthorized' || code === 'no_access_token') return { code: 'not_signed_in', message, cause }
  if (code === 'forbidden') return { code: 'account_refused', message, cause }
  return repeatableFailure(cause)
}
