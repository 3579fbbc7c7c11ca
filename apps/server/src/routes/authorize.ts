import { unauthorized } from '../http/refusal.ts'
import { authorize as authorizeUser } from '../rules/authorization.ts'
import type { Route } from './route.ts'

export const authorize: Route<'authorize'> = async (context, { body }) => {
  const authorized = await authorizeUser(context, body)
  if (authorized === null) throw unauthorized('The user name or the password is not right.')
  return {
    redirect_uri: null,
    code: authorized.code,
    success: true,
    expiresIn: authorized.expiresInSeconds,
  }
}
