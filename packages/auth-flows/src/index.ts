/**
 * Whole flows over the Armor Authentication API: sign-in, staying signed in, recovery by SMS and by e-mail, and an
 * administrator's reset, as typed steps.
 *
 * @packageDocumentation
 */
export { startAdminReset, type AdminResetError } from './admin-reset.ts'
export { cancelRecovery } from './cancel-recovery.ts'
export { openRecoveryLink, startEmailRecovery, type LinkInvalid } from './email-recovery.ts'
export type {
  CallFailed,
  Cancelled,
  Failure,
  FlowConsumed,
  InvalidStep,
  NothingDone,
  OutcomeUnknown,
  RateLimited,
  Repeatable,
  StartFailure,
  StepFailure,
  Unavailable,
  Unexpected,
} from './failure.ts'
export { login, type GrantedToken, type Login, type LoginError, type LoginOptions } from './login.ts'
export {
  redeemRecovery,
  setPassword,
  type RedeemRecoveryError,
  type SetPasswordError,
} from './password-reset.ts'
export { recoverBySms, type RecoverBySmsError, type SmsRecoveryAnswers } from './recover-by-sms.ts'
export { recoveryOptions } from './recovery-options.ts'
export {
  createSession,
  type Clock,
  type Session,
  type SessionOptions,
  type SessionState,
  type UseAccountError,
} from './session.ts'
export { createSeal, type Seal } from './seal.ts'
export { tabLock, type SessionLock } from './session-lock.ts'
export type { SessionRecord } from './session-record.ts'
export { tabStore, type SessionStore } from './session-store.ts'
export { dehydrate, rehydrate, type SnapshotRefused } from './snapshot.ts'
export {
  resendOtp,
  startSmsRecovery,
  submitOtp,
  type ResendError,
  type SubmitOtpError,
} from './sms-recovery.ts'
export type {
  AnyStep,
  Done,
  LinkSent,
  OtpRequired,
  PasswordRequired,
  RecoveryVerified,
  Step,
} from './step.ts'

export { createArmorClient } from '@armor/client'
export type {
  Account,
  ArmorClient,
  ArmorClientOptions,
  ArmorError,
  ArmorErrorCode,
  ArmorEvent,
  ArmorListener,
  CallOptions,
  CurrentUser,
  Delivery,
  OperationId,
  PasswordRefusalReason,
  RecoveryUserContext,
  Result,
} from '@armor/client'
