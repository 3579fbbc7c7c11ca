import type { ErrorObject } from 'ajv/dist/2020.js'
import type { Refusal } from '../http/refusal.ts'
import type { OperationId } from '../http/spec.ts'
import { authorize } from './authorize.ts'
import { completeSmsRecovery } from './completeSmsRecovery.ts'
import { deleteRecovery } from './deleteRecovery.ts'
import { exchangeToken } from './exchangeToken.ts'
import { getCurrentUser } from './getCurrentUser.ts'
import { getRecoveryUserContext } from './getRecoveryUserContext.ts'
import { initiateEmailRecovery } from './initiateEmailRecovery.ts'
import { initiatePasswordReset } from './initiatePasswordReset.ts'
import { initiateSmsRecovery } from './initiateSmsRecovery.ts'
import { reissueToken } from './reissueToken.ts'
import { refusalOfInvalidReset, resetPassword } from './resetPassword.ts'
import type { Route } from './route.ts'
import { validateRecovery } from './validateRecovery.ts'

/** One route for each operationId: one that is missing, or that the spec doesn't know, does not compile. */
export const routes: { readonly [Id in OperationId]: Route<Id> } = {
  authorize,
  completeSmsRecovery,
  deleteRecovery,
  exchangeToken,
  getCurrentUser,
  getRecoveryUserContext,
  initiateEmailRecovery,
  initiatePasswordReset,
  initiateSmsRecovery,
  reissueToken,
  resetPassword,
  validateRecovery,
}

/** Calls that say more than "malformed" about a body that the spec's schema doesn't pass. */
export const invalidBodyRefusals: { readonly [Id in OperationId]?: (error: ErrorObject) => Refusal | null } =
  {
    resetPassword: refusalOfInvalidReset,
  }
