import { validateRecovery as redeem } from '../rules/password-reset.ts'
import type { Route } from './route.ts'

export const validateRecovery: Route<'validateRecovery'> = async (context, { path }) => {
  const grantId = await redeem(context, path.recoveryId)
  return grantId === null
    ? { grantId, reason: 'This recovery is not valid.', success: false }
    : { grantId, reason: null, success: true }
}
