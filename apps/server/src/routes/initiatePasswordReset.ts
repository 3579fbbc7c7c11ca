import { forbidden } from '../http/refusal.ts'
import { startAdminReset } from '../rules/link-recovery.ts'
import { authorityOf, type Route } from './route.ts'

export const initiatePasswordReset: Route<'initiatePasswordReset'> = async (context, request) => {
  const { userId: administratorId, accountId } = authorityOf(request)
  const started = await startAdminReset(context, { administratorId, accountId, userId: request.body.userId })
  if (!started) throw forbidden()
  return { success: true }
}
