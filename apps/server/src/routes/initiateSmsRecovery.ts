import { startSmsRecovery } from '../rules/sms-recovery.ts'
import type { Route } from './route.ts'

export const initiateSmsRecovery: Route<'initiateSmsRecovery'> = async (context, { body }) => {
  const token = await startSmsRecovery(context, { username: body.username, token: body.token ?? null })
  return { isValid: true, token, message: 'Ok' }
}
