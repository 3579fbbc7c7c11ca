import { isNewer, noSession, type SessionRecord } from './session-record.ts'

/** Where a session keeps its record. Every tab has one; they tell each other what changes. */
export interface SessionStore {
  /** The newest record known here. */
  read(): SessionRecord
  /** The newest record known anywhere: asks the others, for a moment. */
  ask(): Promise<SessionRecord>
  /** Keeps a record and tells the others. */
  write(record: SessionRecord): void
  /** Hears that another one wrote. */
  subscribe(listener: () => void): void
  /** Forgets the record here, and hears and tells nothing more. */
  close(): void
}

/** How long the others have to answer, in milliseconds: they are in the same browser. */
const answerWithinMs = 100

/**
 * Keeps the session in memory and hands it to the other tabs of this origin over a BroadcastChannel; where there are
 * no tabs (Node, Deno, edge runtimes) nothing is shared. With `storage`, such as sessionStorage, it also survives a
 * reload: then the token lies where every script of the page can read it.
 *
 * @param options `name` tells apart the sessions of one origin (default `armor-session`); `storage` keeps the record.
 *
 * @example
 * ```ts
 * import { createArmorClient, createSession, tabStore } from '@armor/auth-flows'
 *
 * const client = createArmorClient({ baseUrl: 'https://api.armor.com' })
 * const session = createSession(client, { store: tabStore({ storage: globalThis.sessionStorage }) })
 * ```
 */
export function tabStore({
  name = 'armor-session',
  storage,
}: { name?: string; storage?: Storage } = {}): SessionStore {
  let record = storedRecord(storage?.getItem(name)) ?? noSession
  const listeners = new Set<() => void>()
  // In a server every user has a session, and none may reach another: only pages have tabs.
  const channel = 'document' in globalThis ? new BroadcastChannel(name) : null

  const keep = (next: SessionRecord) => {
    record = next
    storage?.setItem(name, JSON.stringify(next))
  }
  channel?.addEventListener('message', ({ data }: MessageEvent<SessionRecord | 'ask'>) => {
    if (data === 'ask') {
      channel.postMessage(record)
    } else if (isNewer(data, record)) {
      keep(data)
      for (const listener of listeners) listener()
    }
  })
  return {
    read: () => record,
    ask: async () => {
      if (channel !== null) {
        channel.postMessage('ask')
        await new Promise((resolve) => setTimeout(resolve, answerWithinMs))
      }
      return record
    },
    write: (next) => {
      keep(next)
      channel?.postMessage(next)
    },
    subscribe: (listener) => {
      listeners.add(listener)
    },
    close: () => {
      record = noSession
      channel?.close()
    },
  }
}

function storedRecord(text: string | null | undefined): SessionRecord | null {
  try {
    const record = JSON.parse(text ?? '') as SessionRecord | null
    return typeof record?.generation === 'number' ? record : null
  } catch {
    return null
  }
}
