import type { PasswordRefusalReason } from '@armor/spec'
import type { ErrorObject } from 'ajv/dist/2020.js'
import { forbidden, refusal, type Refusal } from '../http/refusal.ts'
import { resetPassword as reset } from '../rules/password-reset.ts'
import type { Route } from './route.ts'

export const resetPassword: Route<'resetPassword'> = async (context, { body }) => {
  const result = await reset(context, { grant: body.grantID, newPassword: body.newPassword })
  switch (result.outcome) {
    case 'done':
      return { success: true }
    case 'grant_refused':
      throw forbidden()
    case 'password_refused':
      throw passwordRefused(result.reasons)
  }
}

/** A password below the spec's own minimum is refused like any other that is too short: with the reason. */
export function refusalOfInvalidReset(error: ErrorObject): Refusal | null {
  const isTooShort = error.instancePath === '/newPassword' && error.keyword === 'minLength'
  return isTooShort ? passwordRefused(['too_short']) : null
}

function passwordRefused(reasons: readonly PasswordRefusalReason[]): Refusal {
  return refusal(400, 'password_refused', 'The new password was refused.', { extra: { reasons } })
}
