import { unauthorized } from '../http/refusal.ts'
import { reissueToken as reissue } from '../rules/sessions.ts'
import type { Route } from './route.ts'

export const reissueToken: Route<'reissueToken'> = async (context, { body }) => {
  const issued = await reissue(context, body.token)
  if (issued === null) throw unauthorized('The access token is not known, or has expired.')
  return {
    access_token: issued.accessToken,
    id_token: null,
    expires_in: issued.lifeMinutes,
    token_type: 'Bearer',
  }
}
