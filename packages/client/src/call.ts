import { attempt } from './attempt.ts'
import { armorError, type ArmorError } from './error.ts'
import { tell, type ArmorListener } from './event.ts'
import type { OperationRow } from './operation-row.ts'
import type { OperationId } from './operation-types.ts'
import { operations } from './operations.gen.ts'
import { fail, type Result } from './result.ts'
import { mayRepeat, pauseBefore, type RetryOptions } from './retry.ts'
import { addressOf, send, type Fetch } from './transport.ts'
import { wait } from './wait.ts'

/** What may be said about one call. */
export interface CallOptions {
  /** Ends the call at once, with `aborted`. */
  readonly signal?: AbortSignal
  /** Milliseconds that one request may take; the client's own `timeoutMs` where absent. */
  readonly timeoutMs?: number
}

/**
 * Gives the access token for a call that needs one; null when nobody is signed in. After a 401 it is asked again
 * with the token that was rejected: another one is tried once, the same one is not.
 */
export type AccessTokenSource = (rejected?: string) => string | null | Promise<string | null>

/** The id of the account to act in, or what gives it at each call. */
export type AccountId = number | (() => number | undefined)

/** What the calls of one client share. */
export interface CallContext {
  readonly baseUrl: string
  readonly fetch: Fetch
  readonly accessToken: AccessTokenSource | undefined
  readonly accountId: AccountId | undefined
  readonly timeoutMs: number
  readonly deadlineMs: number
  readonly retry: RetryOptions
  readonly on: ArmorListener | undefined
}

/** What a call is given: the parameters of its path and the fields of its body. */
export type Input = Readonly<Record<string, string | number | undefined>>

/** Makes one call, and repeats it where the spec's `x-retry` allows it. Rejects for misuse alone, with a TypeError. */
export async function call(
  context: CallContext,
  operation: OperationId,
  input: Input,
  { signal, timeoutMs = context.timeoutMs }: CallOptions,
): Promise<Result<unknown, ArmorError>> {
  const row: OperationRow = operations[operation]
  const { url, rest } = addressOf(context.baseUrl, row.path, input)
  if (/\/\.\.?(\/|$)/.test(url)) {
    // A URL parser takes these for a step in the path, however they are encoded.
    return fail(armorError(operation, 'bad_request', 'not_sent', 'found . or .. in its path'))
  }
  const json = JSON.stringify(rest)
  const body = json === '{}' ? null : json
  const deadline = Date.now() + Math.max(context.deadlineMs, timeoutMs)
  const { attempts = 3 } = context.retry
  let token = row.authorized ? await accessToken(context) : ''
  if (row.authorized && token === '') {
    return fail(armorError(operation, 'no_access_token', 'not_sent', 'found nobody signed in'))
  }
  let renewed = false

  for (let number = 1; ; number += 1) {
    const headers = headersOf(context, token, body)
    const result = await attempt({
      operation,
      number,
      input,
      secrets: () => [...row.secrets.map((name) => String(input[name] ?? '')), token],
      send: (ended) => send(context.fetch, url, { method: row.method, headers, body, signal: ended }),
      timeoutMs: Math.min(timeoutMs, Math.max(0, deadline - Date.now())),
      signal,
      on: context.on,
    })
    if (result.ok) return result
    const { error } = result

    if (error.code === 'unauthorized' && token !== '') {
      const other = await accessToken(context, token)
      if (renewed || other === '' || other === token) return result
      token = other
      renewed = true
      continue
    }
    const delayMs = pauseBefore(number + 1, error, context.retry)
    if (number >= attempts || !mayRepeat(row.retry, error, number) || Date.now() + delayMs >= deadline)
      return result
    if (context.on) tell(context.on, { type: 'retry', operation, attempt: number + 1, error, delayMs })
    await new Promise((resolve) => wait(delayMs, signal, resolve))
  }
}

function headersOf({ accountId }: CallContext, token: string, body: string | null): Record<string, string> {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (body !== null) headers['content-type'] = 'application/json'
  if (token === '') return headers
  // The scheme is FH-AUTH whatever token_type says.
  headers['authorization'] = `FH-AUTH ${token}`
  const account = typeof accountId === 'function' ? accountId() : accountId
  if (account !== undefined) headers['x-account-context'] = String(account)
  return headers
}

/** The access token; empty where there is none. What its source throws may hold anything, a token included. */
async function accessToken(context: CallContext, rejected?: string): Promise<string> {
  try {
    return (await context.accessToken?.(rejected)) ?? ''
  } catch {
    return ''
  }
}
