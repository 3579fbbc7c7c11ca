import { fail, succeed, type ArmorClient, type CallOptions, type Result } from '@armor/client'
import { repeatableFailure, type InvalidStep, type NothingDone } from './failure.ts'
import {
  endStep,
  invalidStep,
  type OtpRequired,
  type PasswordRequired,
  type RecoveryVerified,
} from './step.ts'

/**
 * Ends a recovery: `deleteRecovery`, repeated when its answer was lost. Its one-time password, recovery id and grant
 * are dead on the server, and the step is used up here at once, whatever the answer. A step that was used before may
 * be passed, for instance after `outcome_unknown`.
 *
 * @returns nothing; or `rate_limited`, `unavailable`, `cancelled`, `unexpected` (then pass the step again, or leave
 * the recovery to expire) or `invalid_step`.
 *
 * @example
 * ```ts
 * import { cancelRecovery, type ArmorClient, type OtpRequired } from '@armor/auth-flows'
 *
 * export async function giveUp(client: ArmorClient, step: OtpRequired): Promise<void> {
 *   await cancelRecovery(client, step)
 * }
 * ```
 */
export async function cancelRecovery(
  client: ArmorClient,
  step: OtpRequired | RecoveryVerified | PasswordRequired,
  call?: CallOptions,
): Promise<Result<undefined, NothingDone | InvalidStep>> {
  const secret = endStep<'otp_required' | 'recovery_verified' | 'password_required'>(step)
  if (secret === undefined) return fail(invalidStep())
  const recoveryId = 'token' in secret ? secret.token : secret.recoveryId
  const deleted = await client.deleteRecovery({ recoveryId }, call)
  return deleted.ok ? succeed(undefined) : fail(repeatableFailure(deleted.error))
}
