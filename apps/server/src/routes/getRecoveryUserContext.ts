import { recoveryUserContext } from '../rules/user-context.ts'
import type { Route } from './route.ts'

export const getRecoveryUserContext: Route<'getRecoveryUserContext'> = async (context, { path }) =>
  recoveryUserContext(context, path.username)
