import { attempt, withoutAnswer } from './attempt.ts'
import type { ArmorError } from './error.ts'
import { tell, type ArmorListener } from './event.ts'
import type { OperationRow } from './operation-row.ts'
import type { OperationId } from './operation-types.ts'
import { operations } from './operations.gen.ts'
import { fail, type Result } from './result.ts'
import { mayRepeat, pauseBefore, type RetryOptions } from './retry.ts'
import type { Transport } from './transport.ts'

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
  readonly transport: Transport
  readonly accessToken: AccessTokenSource | undefined
  readonly accountId: AccountId | undefined
  readonly timeoutMs: number
  readonly deadlineMs: number
  readonly retry: RetryOptions
  readonly on: ArmorListener | undefined
}

/** Makes one call, and repeats it where the spec's `x-retry` allows it. Rejects for misuse alone, with a TypeError. */
export async function call(
  context: CallContext,
  operation: OperationId,
  input: Readonly<Record<string, unknown>>,
  { signal, timeoutMs = context.timeoutMs }: CallOptions,
): Promise<Result<unknown, ArmorError>> {
  const row: OperationRow = operations[operation]
  const parts = splitInput(operation, row, input)
  if (Object.values(parts.path).some(isDotSegment)) {
    return fail(
      withoutAnswer(operation, 'bad_request', 'not_sent', 'expected a path parameter other than . and ..'),
    )
  }
  const deadline = Date.now() + Math.max(context.deadlineMs, timeoutMs)
  const { attempts = 3 } = context.retry

  let token: string | undefined
  let renewed = false
  if (row.authorized) {
    const given = await accessToken(context, operation)
    if (!given.ok) return given
    token = given.value
  }

  for (let number = 1; ; number += 1) {
    const result = await attempt(context.transport, context.on, {
      operation,
      number,
      request: { row, ...parts, headers: headersOf(context, row, token) },
      secrets: secretsOf(row, input, token),
      timeoutMs: Math.min(timeoutMs, Math.max(0, deadline - Date.now())),
      signal,
    })
    if (result.ok) return result
    const { error } = result

    if (error.code === 'unauthorized' && token !== undefined) {
      const other = await accessToken(context, operation, token)
      if (!other.ok || other.value === token || renewed) return result
      token = other.value
      renewed = true
      continue
    }
    const delayMs = pauseBefore(number + 1, error, context.retry)
    const goesOn = number < attempts && mayRepeat(row.retry, error, number) && Date.now() + delayMs < deadline
    if (!goesOn) return result
    tell(context.on, () => ({ type: 'retry', operation, attempt: number + 1, error, delayMs }))
    await pause(delayMs, signal)
  }
}

/** Path parameters go into the path, everything else into the body. */
function splitInput(operation: OperationId, row: OperationRow, input: Readonly<Record<string, unknown>>) {
  const path: Record<string, string> = {}
  const rest: Record<string, unknown> = { ...input }
  for (const [, name] of row.path.matchAll(/\{(\w+)\}/g)) {
    const value = rest[name!]
    if (typeof value !== 'string' || value === '') {
      throw new TypeError(
        `${operation}: expected ${name} to be a text that is not empty, got ${typeof value}`,
      )
    }
    path[name!] = value
    delete rest[name!]
  }
  return { path, body: Object.keys(rest).length === 0 ? undefined : rest }
}

/** A URL parser would take `.` and `..` for a step in the path, however they are encoded. */
function isDotSegment(value: string): boolean {
  return value === '.' || value === '..'
}

function headersOf(
  { accountId }: CallContext,
  row: OperationRow,
  token: string | undefined,
): Record<string, string> {
  if (!row.authorized || token === undefined) return {}
  const account = typeof accountId === 'function' ? accountId() : accountId
  return {
    // The scheme is FH-AUTH whatever token_type says.
    authorization: `FH-AUTH ${token}`,
    ...(account === undefined ? {} : { 'x-account-context': String(account) }),
  }
}

function secretsOf(
  row: OperationRow,
  input: Readonly<Record<string, unknown>>,
  token: string | undefined,
): readonly string[] {
  const fields = row.secrets.request.map((name) => input[name]).filter((value) => typeof value === 'string')
  return token === undefined ? fields : [...fields, token]
}

async function accessToken(
  context: CallContext,
  operation: OperationId,
  rejected?: string,
): Promise<Result<string, ArmorError>> {
  let why = 'needs an access token, and nobody is signed in'
  try {
    const token = await context.accessToken?.(rejected)
    if (typeof token === 'string' && token !== '') return { ok: true, value: token }
  } catch {
    // What it threw may hold anything, a token included.
    why = 'needs an access token, and accessToken() failed'
  }
  return fail(withoutAnswer(operation, 'no_access_token', 'not_sent', why))
}

/** Waits; an abort ends the wait, and the next attempt then says so. */
function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, milliseconds)
    signal?.addEventListener('abort', end)
    if (signal?.aborted) end()
  })
}
