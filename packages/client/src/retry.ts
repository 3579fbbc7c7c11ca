import type { ArmorError } from './error.ts'
import type { OperationRow } from './operation-row.ts'

/** How calls are repeated, where the spec's `x-retry` lets them be repeated at all. */
export interface RetryOptions {
  /** Requests of one call at the most, the first included. 1 switches repeating off. Default 3. */
  readonly attempts?: number
  /** The first pause lasts up to this many milliseconds, each further one up to twice as many. Default 250. */
  readonly baseDelayMs?: number
  /** A pause is never longer, unless the server asks for it. Default 5,000. */
  readonly maxDelayMs?: number
}

const passing: readonly string[] = [
  'network',
  'timed_out',
  'rate_limited',
  'unavailable',
  'server_error',
  'invalid_answer',
]

/** Whether a call that failed may be sent again: `x-retry` decides, by what is known of the first request. */
export function mayRepeat(rule: OperationRow['retry'], error: ArmorError, attempt: number): boolean {
  if (rule === 'never' || !passing.includes(error.code)) return false
  if (rule === 'safe' || error.delivery === 'not_sent') return true
  if (error.delivery === 'rejected') return error.retryAfterMs !== undefined
  // A lost reply: the server takes the same request once more.
  return rule === 'grace' && attempt === 1
}

/** Milliseconds to wait: what the server asks for, else exponential with full jitter. */
export function pauseBefore(nextAttempt: number, error: ArmorError, options: RetryOptions): number {
  if (error.retryAfterMs !== undefined) return error.retryAfterMs
  const { baseDelayMs = 250, maxDelayMs = 5_000 } = options
  return Math.random() * Math.min(maxDelayMs, baseDelayMs * 2 ** (nextAttempt - 2))
}
