import type { Message } from './message.ts'

/** A user of the demo, with the password that signs in; null once it was changed. */
export interface Persona {
  readonly username: string
  readonly password: string | null
  readonly userId: number
  readonly phone: string | null
  readonly roles: readonly string[]
  readonly accounts: readonly { readonly id: number; readonly name: string }[]
}

/** A persona that was made a moment ago: its password is known. */
export type FreshPersona = Persona & { readonly password: string }

/** What to make of a fresh persona. */
export interface PersonaWishes {
  readonly phone?: boolean
  /** How many accounts to make for it. */
  readonly accounts?: number
  /** Ids of accounts that it shall administer. */
  readonly administratorOf?: readonly number[]
}

/** What a server has beside the spec's calls when it runs with `--demo`: its users, its clock, and the messages it sent. */
export interface DemoServer {
  /** The users that every demo server has. */
  users(): Promise<readonly Persona[]>
  /** Makes a user of its own, so that nobody else's tries count against it. */
  createPersona(wishes?: PersonaWishes): Promise<FreshPersona>
  /** Moves the server's clock forward. */
  advanceClock(milliseconds: number): Promise<void>
  /** The messages that were sent, newest last: all of them, or those to one address or phone number. */
  messages(to?: string): Promise<readonly Message[]>
}

/** Why the demo's own calls could not be made, in one line with the next step. */
export class DemoServerError extends Error {}

/** Speaks to the outbox and the control of the demo server on `url`. */
export function connectDemoServer(url: string, fetch = globalThis.fetch): DemoServer {
  const base = url.replace(/\/+$/, '')
  const call = async (path: string, body?: unknown): Promise<unknown> => {
    const request =
      body === undefined
        ? {}
        : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    const response = await fetch(`${base}/demo/${path}`, request).catch(() => null)
    if (response === null || response.status === 502) {
      throw new DemoServerError(
        `nothing answers on ${base}: start a server with \`npm run server -- --demo\``,
      )
    }
    if (response.status === 404) {
      throw new DemoServerError(`${base} is no demo server: start it with \`npm run server -- --demo\``)
    }
    if (!response.ok) throw new DemoServerError(`the demo's ${path} answered with ${response.status}`)
    return response.json().catch(() => {
      throw new DemoServerError(`${base} is no demo server: its answer to ${path} is not JSON`)
    })
  }

  return {
    users: async () => (await call('control/users')) as Persona[],
    createPersona: async (wishes = {}) => (await call('control/personas', wishes)) as FreshPersona,
    advanceClock: async (advanceMs) => {
      await call('control/clock', { advanceMs })
    },
    messages: async (to) =>
      (await call(to === undefined ? 'outbox' : `outbox?to=${encodeURIComponent(to)}`)) as Message[],
  }
}
