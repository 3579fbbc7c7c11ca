import { expectTypeOf } from 'vitest'
import {
  resendOtp,
  submitOtp,
  type ArmorClient,
  type OtpRequired,
  type ResendError,
  type Session,
  type SessionState,
  type SubmitOtpError,
} from '../index.ts'
import { useSession, useSubmission, type Submission } from './index.ts'

declare const client: ArmorClient
declare const session: Session
declare const step: OtpRequired

expectTypeOf(useSession(session)).toEqualTypeOf<SessionState>()

// The error is that of the flow, and the value is what the flow gives.
const entering = useSubmission(
  (otp: string, call) => submitOtp(client, step, otp, call),
  (next) => expectTypeOf(next.kind).toEqualTypeOf<'recovery_verified'>(),
)
expectTypeOf(entering).toEqualTypeOf<Submission<string, SubmitOtpError>>()
entering.submit('12345678')
// @ts-expect-error the one-time password is missing
entering.submit()
// @ts-expect-error a one-time password is text: it can begin with 0
entering.submit(12345678)

// What needs no input takes none.
const resending = useSubmission(
  (_: void, call) => resendOtp(client, step, call),
  (next) => expectTypeOf(next).toEqualTypeOf<OtpRequired>(),
)
expectTypeOf(resending.error).toEqualTypeOf<ResendError | null>()
resending.submit()

// @ts-expect-error a session, not its state
useSession(session.state())
// @ts-expect-error a request gives a result
useSubmission(async () => 'done', console.log)
