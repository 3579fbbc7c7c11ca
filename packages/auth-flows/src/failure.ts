import type { ArmorError } from '@armor/client'

interface Failure<Code extends string> {
  readonly code: Code
  /** A sentence for a developer; show people a text of your own, chosen by `code`. */
  readonly message: string
}

interface CallFailed<Code extends string> extends Failure<Code> {
  /** What the client said of the call. */
  readonly cause: ArmorError
}

/** Too many tries. Nothing was done; wait, then try again. */
export interface RateLimited extends CallFailed<'rate_limited'> {
  /** Milliseconds that the server asks to wait; null where it doesn't say. */
  readonly retryAfterMs: number | null
}

/** The server can't be reached or is busy. Nothing was done; try again. */
export interface Unavailable extends CallFailed<'unavailable'> {
  /** Milliseconds that the server asks to wait; null where it doesn't say. */
  readonly retryAfterMs: number | null
}

/** The caller's signal was aborted before anything was sent. */
export type Cancelled = CallFailed<'cancelled'>

/** The server gave an answer that the flow doesn't expect here. Nothing was done; it is a fault to report. */
export type Unexpected = CallFailed<'unexpected'>

/**
 * The request was sent and its answer was lost: the server may have acted. What can be redeemed once is not sent a
 * second time. Ask the person to look (did an SMS come, does the new password work?), then start again.
 */
export type OutcomeUnknown = CallFailed<'outcome_unknown'>

/** The step was used before. No request was made. */
export type FlowConsumed = Failure<'flow_consumed'>

/** What was passed is not a step that a flow gave. No request was made. */
export type InvalidStep = Failure<'invalid_step'>

/** Nothing was done, so the same may be tried again. */
export type NothingDone = RateLimited | Unavailable | Cancelled | Unexpected

/** How the first call of a flow can fail, besides what it is about. */
export type StartFailure = NothingDone | OutcomeUnknown

/** How a step can fail, besides what it is about. Where nothing was done, `next` is the step to try again from. */
export type StepFailure<Step> =
  | (NothingDone & { readonly next: Step })
  | OutcomeUnknown
  | FlowConsumed
  | InvalidStep

/** Sorts a failed call by what a flow can do about it. */
export function startFailure(cause: ArmorError): StartFailure {
  const { message, retryAfterMs = null } = cause
  if (cause.delivery === 'unknown') return { code: 'outcome_unknown', message, cause }
  return nothingDone(cause, message, retryAfterMs)
}

/** The same for a call that may be repeated at will: a lost answer does no harm. */
export function repeatableFailure(cause: ArmorError): NothingDone {
  const { message, retryAfterMs = null } = cause
  if (cause.delivery === 'unknown' && cause.code !== 'aborted')
    return { code: 'unavailable', message, retryAfterMs, cause }
  return nothingDone(cause, message, retryAfterMs)
}

/** The same for a step: `giveBack` makes the step usable again where nothing was done. */
export function stepFailure<Step>(cause: ArmorError, giveBack: () => Step): StepFailure<Step> {
  const failure = startFailure(cause)
  return failure.code === 'outcome_unknown' ? failure : { ...failure, next: giveBack() }
}

function nothingDone(cause: ArmorError, message: string, retryAfterMs: number | null): NothingDone {
  switch (cause.code) {
    case 'rate_limited':
      return { code: 'rate_limited', message, retryAfterMs, cause }
    case 'network':
    case 'timed_out':
    case 'unavailable':
    case 'server_error':
      return { code: 'unavailable', message, retryAfterMs, cause }
    case 'aborted':
      return { code: 'cancelled', message, cause }
    default:
      return { code: 'unexpected', message, cause }
  }
}
