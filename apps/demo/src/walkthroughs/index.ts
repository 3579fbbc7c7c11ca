import { adminReset } from './admin-reset.ts'
import { cancel } from './cancel.ts'
import { emailRecovery } from './email-recovery.ts'
import { login } from './login.ts'
import { smsRecovery } from './sms-recovery.ts'
import { staySignedIn } from './stay-signed-in.ts'
import type { Walkthrough } from './walkthrough.ts'

/** Every walkthrough, in the order in which a newcomer reads them. */
export const walkthroughs: readonly Walkthrough[] = [
  login,
  staySignedIn,
  smsRecovery,
  emailRecovery,
  adminReset,
  cancel,
]
