import type { OperationId } from './operation-types.ts'

/**
 * Why a call failed. More may come in a minor release: keep a default branch.
 *
 * - `aborted`: the caller's signal was aborted.
 * - `timed_out`: no whole answer came in time.
 * - `network`: offline, no such host, connection refused or broken.
 * - `no_access_token`: the call needs an access token, and `accessToken` gave none: sign in.
 * - `bad_request`: 400; malformed, or what it redeems is unknown, used or expired.
 * - `unauthorized`: 401; the credentials or the access token are not accepted: sign in again.
 * - `forbidden`: 403; not allowed, or no such thing: the server doesn't tell which.
 * - `rate_limited`: 429; too many tries: wait as long as `retryAfterMs` says.
 * - `unavailable`: 503; the server is busy: try again later.
 * - `rejected`: another 4xx; the request is not one that the server takes: report it.
 * - `server_error`: another 5xx; the server has a fault: report it with the `referenceId`.
 * - `redirected`: 3xx, which is never followed: check `baseUrl`.
 * - `refused`: the answer says so itself (`success: false`, `isValid: false`, or `reasons`), with HTTP 200 or 4xx.
 * - `invalid_answer`: a success that cannot be read: not JSON, cut short, or not as the spec says.
 */
export type ArmorErrorCode =
  | 'aborted'
  | 'timed_out'
  | 'network'
  | 'no_access_token'
  | 'bad_request'
  | 'unauthorized'
  | 'forbidden'
  | 'rate_limited'
  | 'unavailable'
  | 'rejected'
  | 'server_error'
  | 'redirected'
  | 'refused'
  | 'invalid_answer'

/**
 * Whether the server acted. `not_sent`: the server never saw the request. `rejected`: it saw the request and did
 * nothing. `unknown`: it may have acted, for instance when a reply was lost.
 */
export type Delivery = 'not_sent' | 'rejected' | 'unknown'

/** The one shape of every failure of a call. It holds no secret, so it may be logged whole. */
export interface ArmorError {
  /** What happened. */
  readonly code: ArmorErrorCode
  /** The call that failed. */
  readonly operation: OperationId
  /** The HTTP status; null where no answer came. */
  readonly status: number | null
  /** A sentence for a developer: what was expected, what came, what to do. */
  readonly message: string
  /** What to tell the support; null where the server gave none. */
  readonly referenceId: string | null
  /** Whether the server acted. */
  readonly delivery: Delivery
  /** Milliseconds that the server asks to wait. */
  readonly retryAfterMs?: number
  /** How many more one-time passwords will be compared, where the server says it. */
  readonly attemptsLeft?: number
  /** Why a new password was refused, such as `too_short`. */
  readonly reasons?: readonly string[]
}

const consequences: Readonly<Record<Delivery, string>> = {
  not_sent: 'nothing was sent',
  rejected: 'nothing was done',
  unknown: 'the server may have acted',
}

/** Makes an error. Frozen: it is handed from callback to callback. */
export function armorError(
  operation: OperationId,
  code: ArmorErrorCode,
  delivery: Delivery,
  why: string,
  more: Partial<ArmorError> = {},
): ArmorError {
  const message = `${operation} ${why}: ${consequences[delivery]}`
  return Object.freeze({ code, operation, status: null, message, referenceId: null, delivery, ...more })
}
