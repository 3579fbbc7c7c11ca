import {
  fail,
  type ArmorClient,
  type CallOptions,
  type RecoveryUserContext,
  type Result,
} from '@armor/client'
import { cancelRecovery } from './cancel-recovery.ts'
import type { NothingDone, StartFailure } from './failure.ts'
import {
  redeemRecovery,
  setPassword,
  type RedeemRecoveryError,
  type SetPasswordError,
} from './password-reset.ts'
import { recoveryOptions } from './recovery-options.ts'
import { startSmsRecovery, submitOtp, type SubmitOtpError } from './sms-recovery.ts'
import type { Done, OtpRequired, PasswordRequired } from './step.ts'

/** What the person is asked for, and when. Null ends the recovery. */
export interface SmsRecoveryAnswers {
  /** Asks for the one-time password; again, with the refusal, while it was wrong and a try is left. */
  readonly otp: (question: {
    readonly step: OtpRequired
    readonly options: RecoveryUserContext
    readonly refusal: Extract<SubmitOtpError, { code: 'otp_incorrect' }> | null
  }) => string | null | Promise<string | null>
  /** Asks for the new password; again, with the refusal, while it was rejected. */
  readonly newPassword: (question: {
    readonly step: PasswordRequired
    readonly refusal: Extract<SetPasswordError, { code: 'password_rejected' }> | null
  }) => string | null | Promise<string | null>
}

/** Why a recovery by SMS did not end in a new password. More may come in a minor release: keep a default branch. */
export type RecoverBySmsError =
  | NothingDone
  | StartFailure
  | Exclude<SubmitOtpError, { code: 'otp_incorrect' }>
  | RedeemRecoveryError
  | Exclude<SetPasswordError, { code: 'password_rejected' }>
  /** The user can't be reached by SMS: recover by e-mail. */
  | { readonly code: 'sms_not_offered'; readonly message: string }
  /** The person gave null for an answer, and the recovery was deleted. Start again when they want to. */
  | { readonly code: 'given_up'; readonly message: string }

/**
 * A whole recovery by SMS in one: `getRecoveryUserContext`, `initiateSmsRecovery`, `completeSmsRecovery`,
 * `validateRecovery` and `resetPassword`. For a screen that shows each step, use the steps themselves.
 *
 * @returns the end of the flow; or the error of the step that failed.
 *
 * @example
 * ```ts
 * import { createArmorClient, recoverBySms } from '@armor/auth-flows'
 *
 * export async function recover(ask: (question: string) => Promise<string>): Promise<string> {
 *   const client = createArmorClient({ baseUrl: 'https://api.armor.com' })
 *   const done = await recoverBySms(
 *     client,
 *     { username: 'ada@example.com' },
 *     {
 *       otp: ({ options, refusal }) => ask(refusal ? 'Not right. Again:' : `Code sent to ${options.maskedPhone}:`),
 *       newPassword: ({ refusal }) => ask(refusal ? refusal.reasons.join(', ') : 'New password:'),
 *     },
 *   )
 *   return done.ok ? 'Sign in with your new password.' : done.error.code
 * }
 * ```
 */
export async function recoverBySms(
  client: ArmorClient,
  { username }: { readonly username: string },
  answers: SmsRecoveryAnswers,
  call?: CallOptions,
): Promise<Result<Done, RecoverBySmsError>> {
  const options = await recoveryOptions(client, { username }, call)
  if (!options.ok) return options
  if (!options.value.channels.includes('sms')) {
    return fail({
      code: 'sms_not_offered',
      message: 'this user has no phone to recover by: recover by e-mail',
    })
  }
  const started = await startSmsRecovery(client, { username }, call)
  if (!started.ok) return started

  let submitted: Awaited<ReturnType<typeof submitOtp>> | null = null
  while (submitted?.ok !== true) {
    const refusal = submitted === null ? null : submitted.error
    if (refusal !== null && refusal.code !== 'otp_incorrect') return fail(refusal)
    const otp = await answers.otp({ step: started.value, options: options.value, refusal })
    if (otp === null) return giveUp(client, started.value, call)
    submitted = await submitOtp(client, started.value, otp, call)
  }

  const redeemed = await redeemRecovery(client, submitted.value, call)
  if (!redeemed.ok) return redeemed

  let set: Awaited<ReturnType<typeof setPassword>> | null = null
  while (set?.ok !== true) {
    const refusal = set === null ? null : set.error
    if (refusal !== null && refusal.code !== 'password_rejected') return fail(refusal)
    const password = await answers.newPassword({ step: redeemed.value, refusal })
    if (password === null) return giveUp(client, redeemed.value, call)
    set = await setPassword(client, redeemed.value, password, call)
  }
  return set
}

async function giveUp(
  client: ArmorClient,
  step: OtpRequired | PasswordRequired,
  call: CallOptions | undefined,
): Promise<Result<never, RecoverBySmsError>> {
  await cancelRecovery(client, step, call)
  return fail({ code: 'given_up', message: 'no answer was given, and the recovery was deleted' })
}
