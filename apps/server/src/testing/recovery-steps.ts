import { otpIn, recoveryIdIn } from './context.ts'
import type { Caller } from './caller.ts'

/** An SMS recovery whose one-time password is known. */
export interface StartedSms {
  readonly username: string
  readonly token: string
  readonly otp: string
}

type Person = { readonly username: string; readonly phone: string | null }

/** Starts a recovery by SMS and reads the one-time password from the phone. */
export async function startSms(server: Caller, { username, phone }: Person): Promise<StartedSms> {
  const { json } = await server.call('POST', '/recovery/initiatesms', { body: { username } })
  return {
    username,
    token: (json as { token: string }).token,
    otp: otpIn(await server.newestMessage(phone!)),
  }
}

/** Starts a recovery by SMS and redeems its one-time password for a recovery id. */
export async function recoveryIdBySms(server: Caller, person: Person): Promise<string> {
  const { json } = await server.call('POST', '/recovery/completesms', {
    body: await startSms(server, person),
  })
  return (json as { token: string }).token
}

/** Starts a recovery by e-mail and reads the recovery id from the link in the inbox. */
export async function recoveryIdByEmail(server: Caller, { username }: Person): Promise<string> {
  await server.call('POST', '/recovery/initiateemail', { body: { username } })
  return recoveryIdIn(await server.newestMessage(username))
}

/** Goes through a recovery by SMS as far as the grant. */
export async function grantBySms(server: Caller, person: Person): Promise<string> {
  const recoveryId = await recoveryIdBySms(server, person)
  const { json } = await server.call('POST', `/recovery/${recoveryId}/actions/validate`)
  return (json as { grantId: string }).grantId
}

/** Signs in as far as the authorization code. */
export async function codeOf(
  server: Caller,
  { username, password }: { readonly username: string; readonly password: string | null },
): Promise<string> {
  const { json } = await server.call('POST', '/auth/authorize', { body: { username, password } })
  return (json as { code: string }).code
}
