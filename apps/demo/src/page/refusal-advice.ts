import type {
  InvalidStep,
  LinkInvalid,
  LoginError,
  PasswordRefusalReason,
  RedeemRecoveryError,
  ResendError,
  SetPasswordError,
  StartFailure,
  SubmitOtpError,
  UseAccountError,
} from '@armor/auth-flows'
import type { Advice } from './notice.tsx'
import { shortestPassword } from './password-rule.ts'

/** Every way in which a flow of this page can fail. */
export type FlowError =
  | InvalidStep
  | LinkInvalid
  | LoginError
  | RedeemRecoveryError
  | ResendError
  | SetPasswordError
  | StartFailure
  | SubmitOtpError
  | UseAccountError

/** Tells a person what a refusal means, and what to do next. */
export function adviceFor(error: FlowError): Advice {
  switch (error.code) {
    case 'credentials_refused':
      return {
        happened: 'The user name or the password is not right.',
        next: 'Check both and try again, or recover your password.',
      }
    case 'account_refused':
      return { happened: 'This account can’t be used.', next: 'Choose another one of your accounts.' }
    case 'not_signed_in':
      return { happened: 'You are no longer signed in.', next: 'Sign in again.' }
    case 'otp_incorrect':
      return {
        happened: 'That code is not right, or no longer valid.',
        next: `${triesLeft(error.attemptsLeft)}Check the text message, or have another code sent.`,
      }
    case 'otp_exhausted':
      return {
        happened: 'Too many wrong codes.',
        next: 'This recovery is over. Cancel it and start again, or recover by e-mail.',
      }
    case 'password_rejected':
      return {
        happened: 'This password can’t be used.',
        reasons: error.reasons.map(reasonText),
        next: 'Your old password still works.',
      }
    case 'recovery_refused':
    case 'grant_refused':
      return {
        happened: 'This recovery is no longer valid.',
        next: 'It was used, it was cancelled, or its time is up. Start again.',
      }
    case 'link_invalid':
      return {
        happened: 'This is not a recovery link for this page.',
        next: 'Open the link in the mail once more, whole, or ask for another one.',
      }
    case 'outcome_unknown':
      return {
        happened: 'The answer was lost on its way.',
        next: 'It may have worked all the same: look at your phone or inbox, or try to sign in. Else start again.',
      }
    case 'rate_limited':
      return { happened: 'Too many tries.', next: `Wait ${waitText(error.retryAfterMs)}, then try again.` }
    case 'unavailable':
      return {
        happened: 'The service can’t be reached right now.',
        next: 'Nothing has changed. Try again in a moment.',
      }
    case 'cancelled':
      return { happened: 'That was stopped.', next: 'Nothing has changed. Try again when you are ready.' }
    case 'flow_consumed':
    case 'invalid_step':
      return { happened: 'This step is over.', next: 'Go back to sign-in and start again.' }
    // New codes come in minor releases of the flows, and then mean the same as this one.
    case 'unexpected':
    default:
      return {
        happened: 'That did not work, and we don’t know why.',
        next: `Nothing has changed. Tell the support: ${error.message}`,
      }
  }
}

const reasonTexts: { readonly [Reason in PasswordRefusalReason]: string } = {
  too_short: `It is too short: ${shortestPassword} characters or more; a few words do.`,
  too_long: 'It is too long: leave some of it out.',
  blocklisted: 'Many people use it, so it is easy to guess: choose words that only you would put together.',
  contains_identity: 'It holds your name or your address: leave those out.',
}

function reasonText(reason: string): string {
  return reason in reasonTexts ? reasonTexts[reason as PasswordRefusalReason] : 'Choose another one.'
}

function triesLeft(attempts: number | null): string {
  if (attempts === null) return ''
  return attempts === 1 ? 'One try is left. ' : `${attempts} tries are left. `
}

function waitText(milliseconds: number | null): string {
  if (milliseconds === null) return 'a minute'
  const seconds = Math.ceil(milliseconds / 1000)
  return seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`
}
