import { refusal } from '../http/refusal.ts'
import { startSession } from '../rules/sessions.ts'
import type { Route } from './route.ts'

export const exchangeToken: Route<'exchangeToken'> = async (context, { body }) => {
  const session = await startSession(context, body.code)
  if (session === null) throw refusal(400, 'invalid_grant', 'The code is unknown, used or expired.')
  return {
    access_token: session.accessToken,
    id_token: session.idToken,
    expires_in: session.lifeMinutes,
    token_type: 'Bearer',
  }
}
