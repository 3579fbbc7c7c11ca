import type { AuthorizationCode, TokenResponse } from '@armor/spec'
import type { DemoUser } from '../demo/users.ts'
import { exchange, type Answer } from './exchange.ts'

/** Calls a demo server as its users and its demo page do. */
export interface Caller {
  /** Sends one request; a body that is not text is sent as JSON. */
  call(
    method: string,
    path: string,
    options?: { body?: unknown; headers?: Record<string, string> },
  ): Promise<Answer>
  /** Signs a user in and gives the access token. */
  signIn(user: { username: string; password: string | null }): Promise<string>
  /** Makes a persona by the demo control. */
  persona(wishes?: object): Promise<DemoUser>
  /** The text of the newest message to an address. */
  newestMessage(to: string): Promise<string | undefined>
  /** Lets time pass on the server's clock. */
  advance(milliseconds: number): Promise<void>
}

/** Makes a caller; `see` is shown every answer. */
export function createCaller(
  origin: string,
  see: (method: string, path: string, answer: Answer) => void = () => {},
): Caller {
  const call: Caller['call'] = async (method, path, { body, headers = {} } = {}) => {
    const answer = await exchange(origin, {
      method,
      path,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    see(method, path, answer)
    return answer
  }

  return {
    call,
    signIn: async ({ username, password }) => {
      const authorized = await call('POST', '/auth/authorize', { body: { username, password } })
      const { code } = authorized.json as AuthorizationCode
      const token = await call('POST', '/auth/token', { body: { code, grant_type: 'authorization_code' } })
      return (token.json as TokenResponse).access_token
    },
    persona: async (wishes = {}) =>
      (await call('POST', '/demo/control/personas', { body: wishes })).json as DemoUser,
    newestMessage: async (to) => {
      const { json } = await call('GET', `/demo/outbox?to=${encodeURIComponent(to)}`)
      return (json as { text: string }[]).at(-1)?.text
    },
    advance: async (milliseconds) => {
      await call('POST', '/demo/control/clock', { body: { advanceMs: milliseconds } })
    },
  }
}
