import {
  fail,
  succeed,
  type ArmorClient,
  type ArmorError,
  type CallOptions,
  type PasswordRefusalReason,
  type Result,
} from '@armor/client'
import { expiryOf } from './expiry.ts'
import { refusedAs, stepFailure, type StepFailure } from './failure.ts'
import {
  createStep,
  giveBack,
  takeStep,
  type Done,
  type PasswordRequired,
  type RecoveryVerified,
} from './step.ts'

/** Why a recovery was not redeemed. More may come in a minor release: keep a default branch. */
export type RedeemRecoveryError =
  | StepFailure<RecoveryVerified>
  /** The recovery is unknown, expired, used or cancelled; the server doesn't tell which. Start again. */
  | { readonly code: 'recovery_refused'; readonly message: string; readonly cause: ArmorError }

/** Why a new password was not set. More may come in a minor release: keep a default branch. */
export type SetPasswordError =
  | StepFailure<PasswordRequired>
  /** The password is not good enough; `reasons` says why. The grant is still alive: ask for another password. */
  | {
      readonly code: 'password_rejected'
      readonly message: string
      readonly next: PasswordRequired
      /** Every reason that applies; servers may learn new ones. */
      readonly reasons: readonly (PasswordRefusalReason | (string & {}))[]
      readonly cause: ArmorError
    }
  /** The grant is unknown, expired, used or cancelled; the server doesn't tell which. Start again. */
  | { readonly code: 'grant_refused'; readonly message: string; readonly cause: ArmorError }

const recoveryRefusals = { refused: 'recovery_refused', bad_request: 'recovery_refused' } as const
const grantRefusals = { forbidden: 'grant_refused', refused: 'grant_refused' } as const

/**
 * Redeems a verified recovery for a grant: `validateRecovery`, sent once.
 *
 * @returns the step for `setPassword`; or `recovery_refused`, `rate_limited`, `unavailable`, `cancelled`,
 * `unexpected` (the last four with `next`), `outcome_unknown` (the answer was lost: start again), `flow_consumed` or
 * `invalid_step`.
 *
 * @example
 * ```ts
 * import { redeemRecovery, setPassword, type ArmorClient, type RecoveryVerified } from '@armor/auth-flows'
 *
 * export async function choose(client: ArmorClient, step: RecoveryVerified, password: string): Promise<string> {
 *   const redeemed = await redeemRecovery(client, step)
 *   if (!redeemed.ok) return redeemed.error.code
 *   const set = await setPassword(client, redeemed.value, password)
 *   if (set.ok) return 'Sign in with your new password.'
 *   return set.error.code === 'password_rejected' ? set.error.reasons.join(', ') : set.error.code
 * }
 * ```
 */
export async function redeemRecovery(
  client: ArmorClient,
  step: RecoveryVerified,
  call?: CallOptions,
): Promise<Result<PasswordRequired, RedeemRecoveryError>> {
  const taken = takeStep<'recovery_verified'>(step)
  if (!taken.ok) return fail(taken.error)
  const { recoveryId } = taken.secret
  const validated = await client.validateRecovery({ recoveryId }, call)
  if (!validated.ok)
    return fail(refusedAs(validated.error, recoveryRefusals, (cause) => stepFailure(cause, step)))
  const { grantId } = validated.value
  if (grantId === null) return fail(withoutGrant())
  const shown = {
    kind: 'password_required',
    username: step.username,
    expiresAt: expiryOf('validateRecovery'),
  } as const
  return succeed(createStep(shown, { recoveryId, grantId }))
}

/**
 * Sets the new password: `resetPassword`, sent once. It ends every session of the user and signs nobody in. A
 * rejected password gives the step back in `next`.
 *
 * @param newPassword at least 8 characters; the server asks for 15 of users without a second factor.
 * @returns the end of the flow; or `password_rejected`, `rate_limited`, `unavailable`, `cancelled`, `unexpected` (all
 * with `next`), `grant_refused`, `outcome_unknown` (the answer was lost: try the new password before starting again),
 * `flow_consumed` or `invalid_step`.
 *
 * @example
 * ```ts
 * import { setPassword, type ArmorClient, type PasswordRequired } from '@armor/auth-flows'
 *
 * export async function save(client: ArmorClient, step: PasswordRequired, password: string): Promise<boolean> {
 *   const set = await setPassword(client, step, password)
 *   return set.ok
 * }
 * ```
 */
export async function setPassword(
  client: ArmorClient,
  step: PasswordRequired,
  newPassword: string,
  call?: CallOptions,
): Promise<Result<Done, SetPasswordError>> {
  const taken = takeStep<'password_required'>(step)
  if (!taken.ok) return fail(taken.error)
  // The wire spells it grantId in the answer and grantID here; in these flows it has one name.
  const reset = await client.resetPassword({ grantID: taken.secret.grantId, newPassword }, call)
  if (reset.ok) return succeed(createStep({ kind: 'done', username: step.username }, null))
  return fail(resetError(reset.error, step))
}

function resetError(cause: ArmorError, step: PasswordRequired): SetPasswordError {
  const { message, reasons } = cause
  if (reasons !== undefined)
    return { code: 'password_rejected', message, next: giveBack(step), reasons, cause }
  return refusedAs(cause, grantRefusals, () => stepFailure(cause, step))
}

/** A success without a grant is as good as a lost answer: the recovery is used, and nothing came of it. */
function withoutGrant(): RedeemRecoveryError {
  const message = 'validateRecovery was answered with success, but gave no grant'
  const cause: ArmorError = {
    code: 'invalid_answer',
    operation: 'validateRecovery',
    status: 200,
    message,
    referenceId: null,
    delivery: 'unknown',
  }
  return { code: 'outcome_unknown', message, cause }
}
