import type { SmsRecoveryRefused } from '@armor/spec'
import { Refusal } from '../http/refusal.ts'
import { completeSmsRecovery as complete } from '../rules/sms-recovery.ts'
import type { Route } from './route.ts'

export const completeSmsRecovery: Route<'completeSmsRecovery'> = async (context, { body }) => {
  const outcome = await complete(context, body)
  if (outcome.recoveryId === null) throw otpRefused(outcome.attemptsLeft)
  return { isValid: true, token: outcome.recoveryId, message: 'Ok' }
}

/** One message for a wrong, an expired and a used one-time password. */
function otpRefused(attemptsLeft: number | null): Refusal {
  const body: SmsRecoveryRefused = {
    isValid: false,
    token: null,
    message: 'The one-time password was not accepted.',
    ...(attemptsLeft === null ? {} : { attemptsLeft }),
  }
  return new Refusal(400, () => body)
}
