import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createArmorClient } from './client.ts'
import type { ArmorError } from './error.ts'
import type { OperationRow } from './operation-row.ts'
import type { OperationId } from './operation-types.ts'
import { operations } from './operations.gen.ts'
import type { Result } from './result.ts'
import { exampleInput, operationIds } from './testing/examples.ts'
import { json, scriptedFetch, type Script } from './testing/scripted-fetch.ts'

const secretToken = 'access-token-marker'

interface Fault {
  readonly name: string
  readonly script: Script
  readonly error: Partial<ArmorError>
  /** How many requests arrive, by the rule of `x-retry`. */
  readonly requests: { readonly [Rule in OperationRow['retry']]: number }
}

const networkError = (code?: string) => () => {
  throw new TypeError(
    'fetch failed',
    code === undefined ? {} : { cause: Object.assign(new Error(code), { code }) },
  )
}
const text =
  (status: number, body: string, headers: Record<string, string> = {}) =>
  () =>
    new Response(body, { status, headers })
const hang: Script = () => new Promise(() => {})
const brokenMidBody: Script = () =>
  new Response(
    new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"success": tr'))
        controller.error(new TypeError('terminated'))
      },
    }),
  )

const once = { safe: 1, 'before-acting': 1, grace: 1, never: 1 }
const lostReply = { safe: 3, 'before-acting': 1, grace: 2, never: 1 }
const beforeActing = { safe: 3, 'before-acting': 3, grace: 3, never: 1 }
const onlySafe = { safe: 3, 'before-acting': 1, grace: 1, never: 1 }

const faults: Fault[] = [
  {
    name: 'connection refused',
    script: networkError('ECONNREFUSED'),
    error: { code: 'network', delivery: 'not_sent' },
    requests: beforeActing,
  },
  {
    name: 'no such host',
    script: networkError('ENOTFOUND'),
    error: { code: 'network', delivery: 'not_sent' },
    requests: beforeActing,
  },
  {
    name: 'connection reset',
    script: networkError('ECONNRESET'),
    error: { code: 'network', delivery: 'unknown' },
    requests: lostReply,
  },
  {
    name: 'a browser’s network error, which tells no cause',
    script: networkError(),
    error: { code: 'network', delivery: 'unknown' },
    requests: lostReply,
  },
  {
    name: 'broken in the middle of the body',
    script: brokenMidBody,
    error: { code: 'network', delivery: 'unknown' },
    requests: lostReply,
  },
  { name: 'no answer', script: hang, error: { code: 'timed_out', delivery: 'unknown' }, requests: lostReply },
  {
    name: '429 with Retry-After',
    script: () => json(429, {}, { 'retry-after': '1' }),
    error: { code: 'rate_limited', retryAfterMs: 1000 },
    requests: beforeActing,
  },
  {
    name: '429 without',
    script: () => json(429, {}),
    error: { code: 'rate_limited', delivery: 'rejected' },
    requests: onlySafe,
  },
  {
    name: '503 with Retry-After',
    script: () => json(503, {}, { 'retry-after': '1' }),
    error: { code: 'unavailable', delivery: 'rejected' },
    requests: beforeActing,
  },
  {
    name: '503 without',
    script: () => json(503, {}),
    error: { code: 'unavailable', delivery: 'unknown' },
    requests: lostReply,
  },
  {
    name: '500 in the newest envelope',
    script: () =>
      json(500, { error: 'internal_error', error_description: 'Oops.', status: 500, referenceId: 'r-9' }),
    error: { code: 'server_error', referenceId: 'r-9' },
    requests: lostReply,
  },
  {
    name: '502 in HTML',
    script: text(502, '<html>Bad gateway</html>', { 'content-type': 'text/html' }),
    error: { code: 'server_error', referenceId: null },
    requests: lostReply,
  },
  {
    name: '500 with an empty body',
    script: text(500, ''),
    error: { code: 'server_error' },
    requests: lostReply,
  },
  {
    name: '500 with Content-Length 0',
    script: text(500, '', { 'content-length': '0' }),
    error: { code: 'server_error' },
    requests: lostReply,
  },
  {
    name: '400 in the live envelope',
    script: () => json(400, { ErrorCode: 'E1', Message: 'No.', Detail: '', ReferenceId: 'r-1' }),
    error: { code: 'bad_request', referenceId: 'r-1' },
    requests: once,
  },
  {
    name: '403 with an empty object',
    script: () => json(403, {}),
    error: { code: 'forbidden' },
    requests: once,
  },
  {
    name: '404 in HTML',
    script: text(404, '<html>'),
    error: { code: 'rejected', status: 404 },
    requests: once,
  },
  {
    name: 'a redirect',
    script: () => new Response(null, { status: 302, headers: { location: 'https://elsewhere.test' } }),
    error: { code: 'redirected', delivery: 'unknown' },
    requests: once,
  },
  {
    name: 'a refusal by HTTP 200',
    script: () => json(200, { success: false }),
    error: { code: 'refused', delivery: 'rejected', status: 200 },
    requests: once,
  },
]

/** These leave calls without a body unharmed: their success is not read. */
const unreadable: Fault[] = [
  {
    name: '200 with an empty body',
    script: text(200, ''),
    error: { code: 'invalid_answer', delivery: 'unknown', status: 200 },
    requests: lostReply,
  },
  {
    name: '200 with Content-Length 0',
    script: text(200, '', { 'content-length': '0' }),
    error: { code: 'invalid_answer' },
    requests: lostReply,
  },
  {
    name: '200 in HTML',
    script: text(200, '<html>Welcome</html>', { 'content-type': 'text/html' }),
    error: { code: 'invalid_answer' },
    requests: lostReply,
  },
  {
    name: '200 with JSON that is cut short',
    script: text(200, '{"success": tr', { 'content-type': 'application/json' }),
    error: { code: 'invalid_answer' },
    requests: lostReply,
  },
  {
    name: '200 of another shape',
    script: () => json(200, { hello: ['world'] }),
    error: { code: 'invalid_answer' },
    requests: lostReply,
  },
  {
    name: '200 with ten megabytes of something else',
    script: () => json(200, 'x'.repeat(10_000_000)),
    error: { code: 'invalid_answer' },
    requests: lostReply,
  },
]

async function meet(id: OperationId, fault: Fault) {
  const { fetch, received } = scriptedFetch(fault.script)
  const client = createArmorClient({
    baseUrl: 'https://api.example.test',
    fetch,
    accessToken: () => secretToken,
  })
  const calling = (client[id] as (input: unknown) => Promise<Result<unknown, ArmorError>>)(exampleInput(id))
  await vi.runAllTimersAsync()
  return { result: await calling, received }
}

describe.each([...faults, ...unreadable])('$name', (fault) => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  const hasBody = (id: OperationId) => id !== 'deleteRecovery'
  const ids = operationIds.filter((id) => hasBody(id) || !unreadable.includes(fault))

  it.each(ids)('in %s is an error value after as many requests as x-retry allows', async (id) => {
    const { result, received } = await meet(id, fault)
    expect(result).toMatchObject({ ok: false, error: { operation: id, ...fault.error } })
    expect(received).toHaveLength(fault.requests[operations[id].retry])
    const shown = JSON.stringify(result)
    const input = exampleInput(id)
    const secrets = operations[id].secrets.filter((name) => name in input).map((name) => String(input[name]))
    for (const secret of [...secrets, secretToken]) expect(shown).not.toContain(secret)
  })
})
