import { attempt } from './attempt.ts'
import { askAuthority, type Authority, type Credentials } from './authority.ts'
import { armorError, type ArmorError } from './error.ts'
import { tell, type ArmorListener } from './event.ts'
import type { OperationRow } from './operation-row.ts'
import type { OperationId } from './operation-types.ts'
import { operations } from './operations.gen.ts'
import { fail, type Result } from './result.ts'
import { mayRepeat, pauseBefore, type RetryOptions } from './retry.ts'
import { addressOf, send, type Fetch } from './transport.ts'
import { within } from './within.ts'

/** What may be said about one call. */
export interface CallOptions {
  /** Ends the call at once, with `aborted`. */
  readonly signal?: AbortSignal
  /** Milliseconds that one request may take; the client's own `timeoutMs` where absent. */
  readonly timeoutMs?: number
}

/** What the calls of one client share. */
export interface CallContext extends Authority {
  readonly baseUrl: string
  readonly fetch: Fetch
  readonly timeoutMs: number
  readonly deadlineMs: number
  readonly retry: RetryOptions
  readonly on?: ArmorListener
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
  let credentials: Credentials = { token: '', account: undefined }
  if (row.authorized) {
    const asked = await askAuthority(context, timeoutMs, signal)
    if (typeof asked === 'string')
      return fail(armorError(operation, asked, 'not_sent', 'found no access token'))
    credentials = asked
  }
  let renewed = false

  for (let number = 1; ; number += 1) {
    const { token } = credentials
    const headers = headersOf(credentials, body)
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
      const asked = await askAuthority(context, timeoutMs, signal, token)
      if (renewed || typeof asked === 'string' || asked.token === token) return result
      credentials = asked
      renewed = true
      continue
    }
    const delayMs = pauseBefore(number + 1, error, context.retry)
    if (number >= attempts || !mayRepeat(row.retry, error, number) || Date.now() + delayMs >= deadline)
      return result
    if (context.on) tell(context.on, { type: 'retry', operation, attempt: number + 1, error, delayMs })
    await within(delayMs, signal, new Promise(() => {}))
  }
}

function headersOf({ token, account }: Credentials, body: string | null): Record<string, string> {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (body !== null) headers['content-type'] = 'application/json'
  if (token === '') return headers
  // The scheme is FH-AUTH whatever token_type says.
  headers['authorization'] = `FH-AUTH ${token}`
  if (account !== undefined) headers['x-account-context'] = String(account)
  return headers
}
