import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { configOf, type Config } from '../config.ts'
import type { DemoUser } from '../demo/users.ts'
import { startServer, type RunningServer } from '../index.ts'
import { cheapHash } from './context.ts'
import { exchange, type Answer } from './exchange.ts'

/** A demo server on a free port and a database of its own. */
export interface TestServer extends RunningServer {
  readonly database: string
  /** What the server reported as a fault: a test that expects none looks here. */
  readonly faults: readonly unknown[]
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

/** Starts one; `given` replaces rows of the configuration table, and `see` is shown every answer. */
export async function startTestServer(
  given: Partial<Config> = {},
  see: (method: string, path: string, answer: Answer) => void = () => {},
): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'armor-server-'))
  const database = join(folder, 'armor.db')
  const faults: unknown[] = []
  const config = configOf({ ...cheapHash, port: 0, demo: true, database, ...given })
  const server = await startServer(config, {
    onFault: ({ error }) => faults.push(error),
    onDeliveryFailure: (_, error) => faults.push(error),
  })

  const call: TestServer['call'] = async (method, path, { body, headers = {} } = {}) => {
    const answer = await exchange(server.url, {
      method,
      path,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    see(method, path, answer)
    return answer
  }

  return {
    ...server,
    database,
    faults,
    call,
    signIn: async ({ username, password }) => {
      const authorized = await call('POST', '/auth/authorize', { body: { username, password } })
      const { code } = authorized.json as { code: string }
      const token = await call('POST', '/auth/token', { body: { code, grant_type: 'authorization_code' } })
      return (token.json as { access_token: string }).access_token
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
    close: async () => {
      await server.close()
      rmSync(folder, { recursive: true })
    },
  }
}
