import { unauthorized } from '../http/refusal.ts'
import { reissueToken as reissue } from '../rules/sessions.ts'
import type { Route } from './route.ts'

export const reissueToken: Route<'reissueToken'> = async (context, { body }) => {
  const accessToken = await reissue(context, body.token)
  if (accessToken === null) throw unauthorized('The access token is not known, or has expired.')
  return {
    access_token: accessToken,
    id_token: null,
    expires_in: context.config.tokenMinutes,
    token_type: 'Bearer',
  }
}
