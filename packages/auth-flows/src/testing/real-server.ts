import { createArmorClient, type ArmorClient, type ArmorClientOptions, type OperationId } from '@armor/client'
import { inject } from 'vitest'

/** A user made for one test. */
export interface Persona {
  readonly username: string
  readonly password: string
  readonly userId: number
  readonly phone: string | null
  readonly accounts: readonly { readonly id: number; readonly name: string }[]
}

/** A fault of the next call of an operation, as the demo control takes it. */
export interface Fault {
  readonly kind: 'status' | 'network' | 'delay' | 'reply_lost'
  readonly status?: number
  readonly delayMs?: number
  readonly times?: number
}

/** The real server, as a process of its own, and what a test needs beside the twelve calls. */
export interface RealServer {
  /** A client on it, and the calls that arrived from it, in order. */
  client(options?: Partial<ArmorClientOptions>): { client: ArmorClient; calls: string[] }
  persona(wishes?: object): Promise<Persona>
  /** The text of the newest message to an address or phone number. */
  newestMessage(to: string): Promise<string>
  /** Lets time pass on the server. */
  advance(milliseconds: number): Promise<void>
  fail(operation: OperationId, fault: Fault): Promise<void>
}

/** The server that was started for this run of the tests. */
export function useRealServer(): RealServer {
  const url = inject('serverUrl')

  const control = async (path: string, body?: object): Promise<unknown> => {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }
    const response = await fetch(`${url}/demo/${path}`, body === undefined ? {} : init)
    if (!response.ok) throw new Error(`the demo control answered ${path} with ${response.status}`)
    return response.json()
  }

  return {
    client: (options = {}) => {
      const calls: string[] = []
      const client = createArmorClient({
        baseUrl: url,
        // A lost reply is asked for again without a pause: no test waits for one.
        retry: { baseDelayMs: 0 },
        on: (event) => {
          if (event.type === 'request') calls.push(event.operation)
        },
        ...options,
      })
      return { client, calls }
    },
    persona: async (wishes = {}) => (await control('control/personas', wishes)) as Persona,
    newestMessage: async (to) => {
      const messages = (await control(`outbox?to=${encodeURIComponent(to)}`)) as { text: string }[]
      return messages.at(-1)?.text ?? ''
    },
    advance: async (advanceMs) => void (await control('control/clock', { advanceMs })),
    fail: async (operation, fault) => void (await control('control/faults', { operation, ...fault })),
  }
}

/** The one-time password in a message. */
export function otpIn(text: string): string {
  return /\d{6,}/.exec(text)![0]
}

/** The link in a message. */
export function linkIn(text: string): string {
  return /https?:\S+/.exec(text)![0]
}

/** Another one-time password of the same length. */
export function otherThan(otp: string): string {
  return String((Number(otp) + 1) % 10 ** otp.length).padStart(otp.length, '0')
}

/** The value of a result; fails the test where there is none. */
export function valueOf<Value>(
  result: { ok: true; value: Value } | { ok: false; error: { code: string; message: string } },
): Value {
  if (!result.ok) throw new Error(`expected a success, got ${result.error.code}: ${result.error.message}`)
  return result.value
}

/** The error of a result; fails the test where there is none. */
export function errorOf<Failure>(
  result: { ok: true; value: unknown } | { ok: false; error: Failure },
): Failure {
  if (result.ok) throw new Error('expected an error, got a success')
  return result.error
}
