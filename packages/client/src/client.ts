import { removeTrailingSlash } from 'openapi-fetch'
import type { Authority } from './authority.ts'
import { call, type CallContext, type CallOptions, type Input } from './call.ts'
import type { ArmorError } from './error.ts'
import type { ArmorListener } from './event.ts'
import type { OperationAnswer, OperationId, OperationInput } from './operation-types.ts'
import { operations } from './operations.gen.ts'
import type { Result } from './result.ts'
import type { RetryOptions } from './retry.ts'
import type { Fetch } from './transport.ts'

/** What a client is made of. */
export interface ArmorClientOptions extends Authority {
  /** Where the API is, such as `https://api.armor.com`. */
  readonly baseUrl: string
  /** Sends the requests; the global `fetch` where absent. Called with a URL and an init. */
  readonly fetch?: Fetch
  /** Milliseconds that one request may take. Default 15,000. */
  readonly timeoutMs?: number
  /** Milliseconds that a call may take with all its repetitions. Default 60,000. */
  readonly deadlineMs?: number
  /** How often a call is repeated, and after what pauses. */
  readonly retry?: RetryOptions
  /** Hears each request, answer, failure and repetition, with secrets masked. */
  readonly on?: ArmorListener
}

/** One call as a method: what it takes, and the result that it comes to. */
export type OperationMethod<Id extends OperationId> =
  object extends OperationInput<Id>
    ? (input?: OperationInput<Id>, options?: CallOptions) => Promise<Result<OperationAnswer<Id>, ArmorError>>
    : (input: OperationInput<Id>, options?: CallOptions) => Promise<Result<OperationAnswer<Id>, ArmorError>>

/** A method for each call of the spec, named by its operationId. */
export type OperationMethods = { readonly [Id in keyof typeof operations]: OperationMethod<Id> }

/** The Authentication API: one method for each call of the spec, named by its operationId. */
export interface ArmorClient extends OperationMethods {
  /** The same client with another authority, such as an administrator's access token. */
  with(authority: Authority): ArmorClient
}

/**
 * Makes a client. It keeps nothing and sends nothing until a method is called.
 *
 * Every method gives `{ ok: true, value }` or `{ ok: false, error }` and never throws, save a TypeError for misuse.
 * Throws a TypeError when `baseUrl` is not an http or https address.
 *
 * @example
 * ```ts
 * import { createArmorClient } from '@armor/client'
 *
 * const client = createArmorClient({ baseUrl: 'https://api.armor.com' })
 * const context = await client.getRecoveryUserContext({ username: 'ada@example.com' })
 * if (context.ok) console.log(context.value.channels)
 * else console.error(context.error.code, context.error.message)
 * ```
 */
export function createArmorClient(options: ArmorClientOptions): ArmorClient {
  const { baseUrl, timeoutMs = 15_000, deadlineMs = 60_000, retry = {} } = options
  if (!/^https?:/i.test(baseUrl) || !URL.canParse(baseUrl)) {
    throw new TypeError(
      `baseUrl: expected an address such as https://api.armor.com, got ${JSON.stringify(baseUrl)}`,
    )
  }
  // Looked up at each call: a page may replace the global one, to trace it or to go offline.
  const { fetch = (url, init) => globalThis.fetch(url, init) } = options
  const context: CallContext = {
    ...options,
    baseUrl: removeTrailingSlash(baseUrl),
    fetch,
    timeoutMs,
    deadlineMs,
    retry,
  }
  const methods = Object.fromEntries(
    Object.keys(operations).map((operation) => [
      operation,
      (input: Input = {}, callOptions: CallOptions = {}) =>
        call(context, operation as OperationId, input, callOptions),
    ]),
  )
  // The table has every operationId, and each method checks its answer by the spec: that is what OperationMethods says.
  return Object.freeze({
    ...(methods as unknown as OperationMethods),
    with: (authority: Authority) => createArmorClient({ ...options, ...authority }),
  })
}
