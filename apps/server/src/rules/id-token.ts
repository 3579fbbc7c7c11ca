import { SignJWT } from 'jose'
import type { Context } from './context.ts'

/** A signed statement of who signed in and when; it lives exactly as long as the access token beside it. */
export function idToken({ keys, config }: Context, signIn: { userId: number; at: number }): Promise<string> {
  const issuedAt = Math.floor(signIn.at / 1000)
  return new SignJWT({ auth_time: issuedAt })
    .setProtectedHeader({ alg: 'ES256', kid: keys.idToken.kid, typ: 'JWT' })
    .setIssuer('armor-authentication')
    .setAudience('armor-portal')
    .setSubject(String(signIn.userId))
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + config.tokenMinutes * 60)
    .sign(keys.idToken.key)
}
