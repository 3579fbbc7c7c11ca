import { deleteRecovery as end } from '../rules/password-reset.ts'
import type { Route } from './route.ts'

export const deleteRecovery: Route<'deleteRecovery'> = async (context, { path }) => {
  await end(context, path.recoveryId)
  return undefined
}
