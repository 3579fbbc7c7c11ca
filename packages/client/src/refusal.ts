import type { ArmorError, ArmorErrorCode, Delivery } from './error.ts'
import type { OperationId } from './operation-types.ts'
import { maskText } from './secret-mask.ts'

/** What an answer says besides its status, whichever of this host's envelopes it came in. */
interface Explanation {
  readonly message: string | null
  readonly referenceId: string | null
  readonly attemptsLeft?: number
  readonly reasons?: readonly string[]
  /** Whether it says by itself that the call was refused. */
  readonly refuses: boolean
}

/**
 * Reads what an answer explains. Seen on this host: `{ErrorCode, Message, Detail, ReferenceId}`, `{Message}`,
 * `{error, error_description, status, referenceId}`, and `{}`, an empty body or HTML, which explain nothing.
 */
export function explanationOf(body: unknown): Explanation {
  const fields = new Map<string, unknown>(
    typeof body === 'object' && body !== null
      ? Object.entries(body).map(([name, value]) => [name.toLowerCase(), value])
      : [],
  )
  const text = (...names: string[]): string | null => {
    const found = names
      .map((name) => fields.get(name))
      .find((value) => typeof value === 'string' && value !== '')
    return typeof found === 'string' ? found : null
  }
  const attemptsLeft = fields.get('attemptsleft')
  const reasons = fields.get('reasons')
  const hasReasons = Array.isArray(reasons) && reasons.length > 0
  return {
    message: text('error_description', 'message', 'detail', 'reason', 'error', 'errorcode'),
    referenceId: text('referenceid'),
    ...(typeof attemptsLeft === 'number' ? { attemptsLeft } : {}),
    ...(hasReasons ? { reasons: reasons.filter((reason) => typeof reason === 'string') } : {}),
    refuses: fields.get('success') === false || fields.get('isvalid') === false || hasReasons,
  }
}

/** The error that an answer means; null when it is a success. */
export function refusalOf(
  operation: OperationId,
  response: { status: number; headers: Headers },
  body: unknown,
  secrets: readonly string[],
): ArmorError | null {
  const { status } = response
  const { refuses, message, ...details } = explanationOf(body)
  const isSuccess = status >= 200 && status < 300
  if (isSuccess && !refuses) return null
  const retryAfterMs = retryAfterOf(response.headers)
  const said = message === null ? '' : `: ${maskText(message, secrets)}`
  return Object.freeze({
    ...details,
    code: refuses && status < 500 ? 'refused' : codeOf(status),
    operation,
    status,
    message: `${operation} was answered with ${status === 0 ? 'a redirect' : status}${said}`,
    delivery: deliveryOf(status, retryAfterMs),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  })
}

function codeOf(status: number): ArmorErrorCode {
  if (status < 400) return 'redirected'
  const exact: Partial<Record<number, ArmorErrorCode>> = {
    400: 'bad_request',
    401: 'unauthorized',
    403: 'forbidden',
    429: 'rate_limited',
    503: 'unavailable',
  }
  return exact[status] ?? (status < 500 ? 'rejected' : 'server_error')
}

/** A refusal did nothing. A redirect, or a 5xx that doesn't say when to come again, may have acted first. */
function deliveryOf(status: number, retryAfterMs: number | undefined): Delivery {
  const acted =
    status < 200 || (status >= 300 && status < 400) || (status >= 500 && retryAfterMs === undefined)
  return acted ? 'unknown' : 'rejected'
}

/** Retry-After counts seconds or names a date. */
function retryAfterOf(headers: Headers): number | undefined {
  const value = headers.get('retry-after')?.trim()
  if (value === undefined || value === '') return undefined
  const milliseconds = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now()
  return Number.isNaN(milliseconds) ? undefined : Math.max(0, milliseconds)
}
