import { startEmailRecovery } from '../rules/link-recovery.ts'
import type { Route } from './route.ts'

export const initiateEmailRecovery: Route<'initiateEmailRecovery'> = async (context, { body }) => {
  await startEmailRecovery(context, body.username)
  return { isValid: true, message: 'Ok' }
}
