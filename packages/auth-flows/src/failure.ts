import type { ArmorError, ArmorErrorCode } from '@armor/client'
import { giveBack, type AnyStep } from './step.ts'

/** What every error of a flow has. */
export interface Failure<Code extends string> {
  /** What happened. */
  readonly code: Code
  /** A sentence for a developer; show people a text of your own, chosen by `code`. */
  readonly message: string
}

/** An error that came of a call. */
export interface CallFailed<Code extends string> extends Failure<Code> {
  /** What the client said of the call. */
  readonly cause: ArmorError
}

/** A call failed and nothing was done, so the same may be tried again. */
export interface Repeatable<Code extends string> extends CallFailed<Code> {
  /** Milliseconds that the server asks to wait; null where it doesn't say. */
  readonly retryAfterMs: number | null
}

/** Too many tries. Nothing was done: wait as long as `retryAfterMs` says, then try again. */
export type RateLimited = Repeatable<'rate_limited'>

/** The server can't be reached or is busy. Nothing was done: try again in a moment. */
export type Unavailable = Repeatable<'unavailable'>

/** The caller's signal was aborted before anything was done. Show nothing; try again when the person wants to. */
export type Cancelled = Repeatable<'cancelled'>

/**
 * The server gave an answer that the flow doesn't expect here. Nothing was done; it is a fault: report `message` and
 * `cause.referenceId`.
 */
export type Unexpected = Repeatable<'unexpected'>

/**
 * The request was sent and its answer was lost: the server may have acted. What can be redeemed once is not sent a
 * second time. Ask the person to look (did an SMS come, does the new password work?), then start again.
 */
export type OutcomeUnknown = CallFailed<'outcome_unknown'>

/** The step was used before. No request was made: go on from what it gave, or start again. */
export type FlowConsumed = Failure<'flow_consumed'>

/** What was passed is not a step that a flow gave, such as a copy of one. No request was made: pass the step itself. */
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

const harmless: Partial<Record<ArmorErrorCode, NothingDone['code']>> = {
  rate_limited: 'rate_limited',
  network: 'unavailable',
  timed_out: 'unavailable',
  unavailable: 'unavailable',
  server_error: 'unavailable',
  aborted: 'cancelled',
}

/** Sorts a failed call by what a flow can do about it. */
export function startFailure(cause: ArmorError): StartFailure {
  if (cause.delivery !== 'unknown') return repeatableFailure(cause)
  return { code: 'outcome_unknown', message: cause.message, cause }
}

/** The same for a call that may be repeated at will: a lost answer does no harm. */
export function repeatableFailure(cause: ArmorError): NothingDone {
  const { message, retryAfterMs = null } = cause
  const code = harmless[cause.code] ?? (cause.delivery === 'unknown' ? 'unavailable' : 'unexpected')
  return { code, message, retryAfterMs, cause }
}

/** The same for a step, which can be used again where nothing was done. */
export function stepFailure<Of extends AnyStep>(cause: ArmorError, step: Of): StepFailure<Of> {
  const failure = startFailure(cause)
  return failure.code === 'outcome_unknown' ? failure : { ...failure, next: giveBack(step) }
}

/** A refusal by its name in a flow, where the call's error has one there; anything else by `otherwise`. */
export function refusedAs<Code extends string, Other>(
  cause: ArmorError,
  names: { readonly [Refusal in ArmorErrorCode]?: Code },
  otherwise: (cause: ArmorError) => Other,
): { readonly code: Code; readonly message: string; readonly cause: ArmorError } | Other {
  const code = names[cause.code]
  return code === undefined ? otherwise(cause) : { code, message: cause.message, cause }
}
