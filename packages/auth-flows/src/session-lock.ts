/** Runs one piece of work at a time, in all tabs that share the lock. It may give up waiting and run it all the same. */
export type SessionLock = <Value>(work: () => Promise<Value>) => Promise<Value>

/** Longer than a reissue can take: a holder that hasn't finished by then is hung. */
const boundMs = 30_000

/**
 * A lock over the tabs of one origin by Web Locks; where there are none, work runs at once. The browser frees the
 * lock of a tab that was closed. A lock that is held past any use holds nobody up: the work is then done without,
 * and the store's generations keep two results apart.
 *
 * @param name tells apart the sessions of one origin, as for `tabStore`.
 *
 * @example
 * ```ts
 * import { createArmorClient, createSession, tabLock, tabStore } from '@armor/auth-flows'
 *
 * // An administrator's session, beside the one of the page's user.
 * const client = createArmorClient({ baseUrl: 'https://api.armor.com' })
 * const name = 'administrator'
 * export const session = createSession(client, { store: tabStore({ name }), lock: tabLock(name) })
 * ```
 */
export function tabLock(name = 'armor-session'): SessionLock {
  return async (work) => {
    const { locks } = globalThis.navigator ?? {}
    if (locks === undefined || !('document' in globalThis)) return work()
    let started = false
    const begin = () => {
      started = true
      return work()
    }
    try {
      return await locks.request(name, { signal: AbortSignal.timeout(boundMs) }, begin)
    } catch (error) {
      if (started) throw error
      return work()
    }
  }
}
