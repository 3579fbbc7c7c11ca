import {
  fail,
  succeed,
  type ArmorClient,
  type ArmorError,
  type CallOptions,
  type CurrentUser,
  type Result,
} from '@armor/client'
import { refusedAs, repeatableFailure, type NothingDone } from './failure.ts'
import { grantedToken, tokenOf, type GrantedToken, type Login } from './login.ts'
import { tabLock, type SessionLock } from './session-lock.ts'
import { nextRecord, type SessionRecord } from './session-record.ts'
import { tabStore, type SessionStore } from './session-store.ts'
import { onWake } from './wake.ts'

/** Tells the time, in milliseconds since 1970. */
export interface Clock {
  /** The time. */
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
      /** `degraded`: the token still lives, but could not be reissued: offline, or the server is slow or in trouble. */
      readonly status: 'signed_in' | 'degraded'
      readonly user: CurrentUser
      /** The account that calls of this tab act in; null while none was chosen. */
      readonly accountId: number | null
      /** When the access token expires, unless it is reissued: milliseconds since 1970, by the local clock. */
      readonly expiresAt: number
    }

/** Why an account was not switched to. More may come in a minor release: keep a default branch. */
export type UseAccountError =
  | NothingDone
  /** Nobody is signed in, or the server has ended the session: sign in again. */
  | { readonly code: 'not_signed_in'; readonly message: string; readonly cause: ArmorError }
  /** Not an account of the user's, or no such account; the server doesn't tell which. Offer those of `user.accounts`. */
  | { readonly code: 'account_refused'; readonly message: string; readonly cause: ArmorError }

/** What a session is made of. */
export interface SessionOptions {
  /** Where the token is kept. Default `tabStore()`: in memory, shared by the tabs of one origin. */
  readonly store?: SessionStore
  /** What keeps two tabs from reissuing at once. Default `tabLock()`: Web Locks. */
  readonly lock?: SessionLock
  /** Tells the time. Default `Date.now`. */
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
  /** Resolves when the other tabs had time to hand over a session: until then a new tab is signed out. */
  ready(): Promise<void>
  /** Takes a sign-in over, in every tab. Throws a TypeError for what `login` did not give. */
  adopt(login: Login): void
  /** The access token, reissued first when its time is nearly up: once, however many ask. Null when signed out. */
  token(): Promise<string | null>
  /** Acts in another account from now on, in this tab: asks `getCurrentUser` with it first, and changes nothing where refused. */
  useAccount(accountId: number, call?: CallOptions): Promise<Result<CurrentUser, UseAccountError>>
  /** Reissues the token before it expires, for as long as it may, even when nobody asks for it. Gives what stops it. */
  keepAlive(): () => void
  /** Forgets the token, in every tab. There is no call that revokes one: it dies of age, but nobody has it any more. */
  signOut(): void
  /** Hears that the state has changed. Gives what ends it. */
  subscribe(listener: () => void): () => void
  /** Ends this tab's part: timers, listeners, and what it knows of the token. The other tabs stay signed in. */
  dispose(): void
}

const accountRefusals = {
  no_access_token: 'not_signed_in',
  unauthorized: 'not_signed_in',
  forbidden: 'account_refused',
} as const

/** How often `keepAlive` looks at the clock: after a sleep the next look comes soon, whatever timers did meanwhile. */
const lookEveryMs = 15_000

/** After a reissue that failed, the next one waits this long: callers go on with the token that still lives. */
const pauseAfterFailureMs = 5_000

/** How long a caller waits for a reissue while its token still lives. */
const patienceMs = 3_000

/**
 * Makes a session, signed out at first. It is shared by the tabs of one origin: a sign-in, a reissue or a sign-out in
 * one of them is one in all.
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
  const {
    store = tabStore(),
    lock = tabLock(),
    clock = { now: () => Date.now() },
    reissueBeforeMs = 60_000,
  } = options
  const listeners = new Set<() => void>()
  const timers = new Set<ReturnType<typeof setInterval>>()
  /** The account that this tab acts in, and who the user is there; void once somebody else signed in. */
  let account: { signIn: number; id: number; user: CurrentUser } | null = null
  let degraded = false
  let pausedUntil = 0
  let reissuing: Promise<void> | null = null
  let state = stateOf(store.read(), null, false)

  /** Works out the state anew, and tells listeners if it is another one. Never called while the lock is held. */
  const refresh = () => {
    const next = stateOf(store.read(), account, degraded)
    if (JSON.stringify(next) === JSON.stringify(state)) return
    state = next
    for (const listener of listeners) listener()
  }
  const write = (change: Partial<SessionRecord>) => store.write(nextRecord(store.read(), change))
  const end = (ended: SessionRecord['ended']) => {
    if (store.read().granted === null) return
    write({ granted: null, user: null, ended })
    refresh()
  }

  const timeLeft = ({ expiresAt }: GrantedToken) => expiresAt - clock.now()
  const isDue = (granted: GrantedToken) =>
    timeLeft(granted) < Math.min(reissueBeforeMs, granted.lifetimeMs / 2)

  /** One reissue at a time: here by the promise, among the tabs by the lock. */
  const reissue = (): Promise<void> => {
    reissuing ??= reissueOnce(store.read()).finally(() => {
      reissuing = null
      refresh()
    })
    return reissuing
  }
  const reissueOnce = async (before: SessionRecord): Promise<void> => {
    const rejected = await lock(async () => {
      // Another tab may have reissued while this one waited.
      if ((await store.ask()).generation !== before.generation || before.granted === null) return false
      const reissued = await client.reissueToken({ token: before.granted.token }, { timeoutMs: 10_000 })
      // Somebody signed out or in meanwhile: the answer is void.
      if (store.read().generation !== before.generation) return false
      degraded = !reissued.ok
      if (reissued.ok) write({ granted: grantedToken(reissued.value, clock.now()) })
      else pausedUntil = clock.now() + pauseAfterFailureMs
      return !reissued.ok && /unauthorized|refused|bad_request/.test(reissued.error.code)
    })
    if (rejected) end('rejected')
  }

  const token = async (): Promise<string | null> => {
    const { granted } = store.read()
    if (granted === null) return null
    if (timeLeft(granted) > 0) {
      if (isDue(granted) && clock.now() >= pausedUntil) await patiently(reissue())
    } else {
      await store.ask()
    }
    const latest = store.read().granted
    if (latest !== null && timeLeft(latest) <= 0) end('expired')
    return store.read().granted?.token ?? null
  }
  /** A slow reissue holds nobody up: the token still lives. */
  const patiently = async (reissued: Promise<void>): Promise<void> => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const slow = new Promise<void>((resolve) => {
      timer = setTimeout(() => {
        degraded = true
        refresh()
        resolve()
      }, patienceMs)
    })
    await Promise.race([reissued, slow])
    clearTimeout(timer)
  }

  /**
   * A 401 for a token that is no longer the session's is repeated with the one that is. The session's own may have
   * been superseded by a reissue whose reply was lost: the server takes it once more, or says that it is over.
   */
  const tokenAfter = async (rejected: string): Promise<string | null> => {
    if (store.read().granted?.token === rejected) await reissue()
    return token()
  }

  // The token may have expired while the laptop slept, or can be reissued now that the network is back.
  const stopWaking = onWake(() => {
    pausedUntil = 0
    void token()
  })
  store.subscribe(refresh)
  const asked = store.ask().then(refresh)

  const authorized = client.with({
    accessToken: (rejected) => (rejected === undefined ? token() : tokenAfter(rejected)),
    accountId: () => (state.status === 'signed_out' ? undefined : (state.accountId ?? undefined)),
  })

  return Object.freeze({
    client: authorized,
    state: () => state,
    ready: () => asked,
    adopt: (login: Login) => {
      const granted = tokenOf(login)
      if (granted === undefined) {
        throw new TypeError('adopt: expected the value that login() gave, got a copy or another object')
      }
      pausedUntil = 0
      degraded = false
      // Counted on by the session's own clock, which need not be the machine's.
      const expiresAt = granted.expiresAt - Date.now() + clock.now()
      write({ granted: { ...granted, expiresAt }, user: login.user, signIn: Math.random() })
      refresh()
    },
    token,
    useAccount: async (accountId: number, call?: CallOptions) => {
      const { signIn } = store.read()
      const me = await authorized.with({ accountId }).getCurrentUser({}, call)
      if (!me.ok) return fail(refusedAs(me.error, accountRefusals, repeatableFailure))
      account = { signIn, id: accountId, user: me.value }
      refresh()
      return succeed(me.value)
    },
    keepAlive: () => {
      const timer = setInterval(() => void token(), lookEveryMs)
      timers.add(timer)
      return () => clearInterval(timer)
    },
    signOut: () => end('signed_out'),
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    dispose: () => {
      for (const timer of timers) clearInterval(timer)
      stopWaking()
      listeners.clear()
      store.close()
      refresh()
    },
  })
}

function stateOf(
  { signIn, granted, user, ended }: SessionRecord,
  account: { signIn: number; id: number; user: CurrentUser } | null,
  degraded: boolean,
): SessionState {
  if (granted === null || user === null) return Object.freeze({ status: 'signed_out', reason: ended })
  const chosen = account?.signIn === signIn ? account : null
  return Object.freeze({
    status: degraded ? 'degraded' : 'signed_in',
    user: chosen?.user ?? user,
    accountId: chosen?.id ?? null,
    expiresAt: granted.expiresAt,
  })
}
