import {
  fail,
  succeed,
  type ArmorClient,
  type ArmorError,
  type CallOptions,
  type Result,
} from '@armor/client'
import { expiryOf } from './expiry.ts'
import {
  startFailure,
  stepFailure,
  type FlowConsumed,
  type InvalidStep,
  type NothingDone,
  type OutcomeUnknown,
  type StartFailure,
  type StepFailure,
} from './failure.ts'
import { createStep, giveBack, takeStep, type OtpRequired, type RecoveryVerified } from './step.ts'

/** Why a one-time password was not sent again. It may have been, where `outcome_unknown` says so. */
export type ResendError =
  | ((NothingDone | OutcomeUnknown) & { readonly next: OtpRequired })
  | FlowConsumed
  | InvalidStep

/** Why a one-time password was not redeemed. More may come in a minor release: keep a default branch. */
export type SubmitOtpError =
  | StepFailure<OtpRequired>
  /** The one-time password is wrong, expired or used; the server doesn't tell which. Ask again, or offer a resend. */
  | {
      readonly code: 'otp_incorrect'
      readonly message: string
      readonly next: OtpRequired
      /** How many more will be compared in this recovery; null where the server doesn't say. */
      readonly attemptsLeft: number | null
      readonly cause: ArmorError
    }
  /** No try is left in this recovery: start again later, or recover by e-mail. */
  | { readonly code: 'otp_exhausted'; readonly message: string; readonly cause: ArmorError }

/**
 * Sends a one-time password to the user's primary phone: `initiateSmsRecovery`. It is never sent twice: when the
 * answer was lost, that is `outcome_unknown`. Whoever is named, the step is the same.
 *
 * @returns the step to enter the one-time password in; or `rate_limited`, `unavailable`, `cancelled`,
 * `outcome_unknown` or `unexpected`.
 *
 * @example
 * ```ts
 * import { createArmorClient, startSmsRecovery } from '@armor/auth-flows'
 *
 * const client = createArmorClient({ baseUrl: 'https://api.armor.com' })
 * const started = await startSmsRecovery(client, { username: 'ada@example.com' })
 * if (started.ok) console.log(`Enter the code by ${new Date(started.value.expiresAt).toLocaleTimeString()}`)
 * ```
 */
export async function startSmsRecovery(
  client: ArmorClient,
  { username }: { readonly username: string },
  call?: CallOptions,
): Promise<Result<OtpRequired, StartFailure>> {
  const sent = await client.initiateSmsRecovery({ username }, call)
  return sent.ok ? succeed(otpRequired(username, sent.value.token)) : fail(startFailure(sent.error))
}

/**
 * Sends another one-time password within the same recovery: `initiateSmsRecovery` with the step's token. The one
 * sent before is dead; wrong tries stay counted.
 *
 * @returns a step in place of the one given; or an error whose `next` is the step given.
 *
 * @example
 * ```ts
 * import { resendOtp, type ArmorClient, type OtpRequired } from '@armor/auth-flows'
 *
 * export async function sendAgain(client: ArmorClient, step: OtpRequired): Promise<OtpRequired> {
 *   const sent = await resendOtp(client, step)
 *   return sent.ok ? sent.value : 'next' in sent.error ? sent.error.next : step
 * }
 * ```
 */
export async function resendOtp(
  client: ArmorClient,
  step: OtpRequired,
  call?: CallOptions,
): Promise<Result<OtpRequired, ResendError>> {
  const taken = takeStep<'otp_required'>(step)
  if (!taken.ok) return fail(taken.error)
  const sent = await client.initiateSmsRecovery({ username: step.username, token: taken.secret.token }, call)
  if (sent.ok) return succeed(otpRequired(step.username, sent.value.token))
  // Whether the SMS went out or not, the recovery is the same: whichever one-time password came is entered here.
  return fail({ ...startFailure(sent.error), next: giveBack(step) })
}

/**
 * Redeems the one-time password that the person received: `completeSmsRecovery`, sent once. A wrong one gives the
 * step back in `next`.
 *
 * @param otp the digits as text, for they can begin with 0; blanks around and between them are taken out.
 * @returns the step for `redeemRecovery`; or `otp_incorrect`, `otp_exhausted`, `rate_limited`, `unavailable`,
 * `cancelled`, `unexpected` (all but the second with `next`), `outcome_unknown` (the answer was lost: start again),
 * `flow_consumed` or `invalid_step`.
 *
 * @example
 * ```ts
 * import { submitOtp, type ArmorClient, type OtpRequired } from '@armor/auth-flows'
 *
 * export async function enter(client: ArmorClient, step: OtpRequired, otp: string): Promise<string> {
 *   const redeemed = await submitOtp(client, step, otp)
 *   if (redeemed.ok) return 'Choose a new password.'
 *   if (redeemed.error.code === 'otp_incorrect') return `Not right. Tries left: ${redeemed.error.attemptsLeft}`
 *   return redeemed.error.message
 * }
 * ```
 */
export async function submitOtp(
  client: ArmorClient,
  step: OtpRequired,
  otp: string,
  call?: CallOptions,
): Promise<Result<RecoveryVerified, SubmitOtpError>> {
  const taken = takeStep<'otp_required'>(step)
  if (!taken.ok) return fail(taken.error)
  const { username } = step
  const completed = await client.completeSmsRecovery(
    { username, otp: otp.replaceAll(/\s/g, ''), token: taken.secret.token },
    call,
  )
  if (!completed.ok) return fail(otpError(completed.error, step))
  const shown = { kind: 'recovery_verified', username, expiresAt: expiryOf('completeSmsRecovery') } as const
  return succeed(createStep(shown, { recoveryId: completed.value.token }))
}

function otpRequired(username: string, token: string): OtpRequired {
  return createStep({ kind: 'otp_required', username, expiresAt: expiryOf('initiateSmsRecovery') }, { token })
}

function otpError(cause: ArmorError, step: OtpRequired): SubmitOtpError {
  const { message, attemptsLeft = null } = cause
  // A text that can't be a one-time password at all is answered with a plain 400.
  if (cause.code !== 'refused' && cause.code !== 'bad_request') return stepFailure(cause, step)
  if (attemptsLeft === 0) return { code: 'otp_exhausted', message, cause }
  return { code: 'otp_incorrect', message, next: giveBack(step), attemptsLeft, cause }
}
