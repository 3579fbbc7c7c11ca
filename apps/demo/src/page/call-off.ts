import {
  cancelRecovery,
  type ArmorClient,
  type OtpRequired,
  type PasswordRequired,
  type RecoveryVerified,
} from '@armor/auth-flows'
import { leadingTo, type Move } from './use-next-view.ts'
import { signInView } from './view.ts'

/** Calls a recovery off, and goes back to the sign-in. */
export function callOff(client: ArmorClient, step: OtpRequired | RecoveryVerified | PasswordRequired): Move {
  const news = { happened: 'The recovery is called off.', next: 'Your password is as it was.' }
  return async (call) =>
    leadingTo(await cancelRecovery(client, step, call), () =>
      signInView({ username: step.username ?? '', news }),
    )
}
