import { armorError, type ArmorError, type ArmorErrorCode } from './error.ts'
import type { OperationId } from './operation-types.ts'
import { maskText } from './secret-mask.ts'
import type { HttpAnswer } from './transport.ts'

const codes: Partial<Record<number, ArmorErrorCode>> = {
  400: 'bad_request',
  401: 'unauthorized',
  403: 'forbidden',
  429: 'rate_limited',
  503: 'unavailable',
}

/**
 * The error that an answer means; null when it is a success. Envelopes seen on this host: `{ErrorCode, Message,
 * Detail, ReferenceId}`, `{Message}`, `{error, error_description, status, referenceId}`, and `{}`, an empty body or
 * HTML, which explain nothing. An answer can also refuse by itself, with HTTP 200 or 400.
 */
export function refusalOf(
  operation: OperationId,
  { status, headers, body }: HttpAnswer,
  secrets: () => readonly string[],
): ArmorError | null {
  // A 5xx is none, whatever it says of itself: something went wrong on the way.
  const refuses = status < 500 && refusesItself(body)
  if (status >= 200 && status < 300 && !refuses) return null

  const { reasons, attemptsleft, referenceid, ...said } = fieldsOf(body)
  const why = [said['error_description'], said['message'], said['reason'], said['error']].find(isText)
  const retryAfterMs = retryAfterOf(headers)
  // A redirect, or a 5xx that doesn't say when to come again, may have acted first.
  const isClear = refuses || retryAfterMs !== undefined || (status >= 400 && status < 500)
  return armorError(
    operation,
    refuses ? 'refused' : codeOf(status),
    isClear ? 'rejected' : 'unknown',
    `was answered with ${status || 'a redirect'}${why ? ` (${maskText(why, secrets())})` : ''}`,
    {
      status,
      ...(isText(referenceid) && { referenceId: referenceid }),
      ...(retryAfterMs !== undefined && { retryAfterMs }),
      ...(typeof attemptsleft === 'number' && { attemptsLeft: attemptsleft }),
      ...(Array.isArray(reasons) && { reasons: reasons.filter(isText) }),
    },
  )
}

/** Whether an answer refuses of itself. Asked of every answer, so it makes no copy. */
function refusesItself(body: unknown): boolean {
  if (typeof body !== 'object') return false
  for (const name in body) {
    const value: unknown = body[name as never]
    if (/^(success|isvalid|reasons)$/i.test(name) && (value === false || Array.isArray(value))) return true
  }
  return false
}

/** The fields of an object by their names in lower case: this host has spelled them in several ways. */
function fieldsOf(body: unknown): Record<string, unknown> {
  const fields = typeof body === 'object' && body !== null ? Object.entries(body) : []
  return Object.fromEntries(fields.map(([name, value]) => [name.toLowerCase(), value]))
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

function codeOf(status: number): ArmorErrorCode {
  if (status < 400) return 'redirected'
  return codes[status] ?? (status < 500 ? 'rejected' : 'server_error')
}

/** Retry-After counts seconds or names a date. */
function retryAfterOf(headers: Headers): number | undefined {
  const value = headers.get('retry-after') ?? ''
  const milliseconds = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now()
  return Number.isNaN(milliseconds) ? undefined : Math.max(0, milliseconds)
}
