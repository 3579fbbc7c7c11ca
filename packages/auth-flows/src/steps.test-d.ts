import { expectTypeOf } from 'vitest'
import {
  cancelRecovery,
  redeemRecovery,
  resendOtp,
  setPassword,
  submitOtp,
  type ArmorClient,
  type Done,
  type LinkSent,
  type OtpRequired,
  type PasswordRequired,
  type RecoveryVerified,
} from './index.ts'

declare const client: ArmorClient
declare const otpRequired: OtpRequired
declare const linkSent: LinkSent
declare const verified: RecoveryVerified
declare const passwordRequired: PasswordRequired
declare const done: Done

// What compiles is what may come next.
type StepOf<Function extends (client: ArmorClient, step: never, ...rest: never[]) => unknown> =
  Parameters<Function>[1]
expectTypeOf<StepOf<typeof submitOtp>>().toEqualTypeOf<OtpRequired>()
expectTypeOf<StepOf<typeof resendOtp>>().toEqualTypeOf<OtpRequired>()
expectTypeOf<StepOf<typeof redeemRecovery>>().toEqualTypeOf<RecoveryVerified>()
expectTypeOf<StepOf<typeof setPassword>>().toEqualTypeOf<PasswordRequired>()
expectTypeOf<StepOf<typeof cancelRecovery>>().toEqualTypeOf<
  OtpRequired | RecoveryVerified | PasswordRequired
>()

// Each pair of function and wrong step.
// @ts-expect-error a link was sent: no one-time password is expected
void submitOtp(client, linkSent, '1')
// @ts-expect-error the one-time password was redeemed already
void submitOtp(client, verified, '1')
// @ts-expect-error as above
void submitOtp(client, passwordRequired, '1')
// @ts-expect-error the flow is over
void submitOtp(client, done, '1')
// @ts-expect-error a link is not sent again by SMS
void resendOtp(client, linkSent)
// @ts-expect-error the one-time password was redeemed already
void resendOtp(client, verified)
// @ts-expect-error as above
void resendOtp(client, passwordRequired)
// @ts-expect-error the flow is over
void resendOtp(client, done)
// @ts-expect-error the one-time password comes first
void redeemRecovery(client, otpRequired)
// @ts-expect-error the link comes first
void redeemRecovery(client, linkSent)
// @ts-expect-error it was redeemed already
void redeemRecovery(client, passwordRequired)
// @ts-expect-error the flow is over
void redeemRecovery(client, done)
// @ts-expect-error the one-time password comes first
void setPassword(client, otpRequired, 'p')
// @ts-expect-error the link comes first
void setPassword(client, linkSent, 'p')
// @ts-expect-error the recovery is redeemed first
void setPassword(client, verified, 'p')
// @ts-expect-error the flow is over
void setPassword(client, done, 'p')
// @ts-expect-error there is nothing that this device could delete
void cancelRecovery(client, linkSent)
// @ts-expect-error the flow is over
void cancelRecovery(client, done)
// @ts-expect-error a step written by hand is none
void submitOtp(client, { kind: 'otp_required', username: 'ada@example.com', expiresAt: 1 }, '1')

// A wrong one-time password gives the step back; so does a rejected password.
type Failure<Promised> =
  Promised extends Promise<infer Result>
    ? Extract<Result, { ok: false }>['error' & keyof Extract<Result, { ok: false }>]
    : never
type SubmitFailure = Failure<ReturnType<typeof submitOtp>>
type PasswordFailure = Failure<ReturnType<typeof setPassword>>
expectTypeOf<Extract<SubmitFailure, { code: 'otp_incorrect' }>['next']>().toEqualTypeOf<OtpRequired>()
expectTypeOf<
  Extract<PasswordFailure, { code: 'password_rejected' }>['next']
>().toEqualTypeOf<PasswordRequired>()
expectTypeOf<Extract<PasswordFailure, { code: 'outcome_unknown' }>>().not.toHaveProperty('next')
