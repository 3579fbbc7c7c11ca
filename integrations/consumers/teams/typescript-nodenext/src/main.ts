import { createInterface, type Interface } from 'node:readline/promises'
import {
  createArmorClient,
  login,
  redeemRecovery,
  setPassword,
  startSmsRecovery,
  submitOtp,
  type OtpRequired,
  type RecoveryVerified,
} from '@armor/auth-flows'
import type { ArmorError, CurrentUser, Result } from '@armor/client'
import type { components } from '@armor/spec'

const [baseUrl = '', username = '', password = ''] = process.argv.slice(2)
const client = createArmorClient({ baseUrl })

// The client's types are those of the shared schemas.
type SharedUser = components['schemas']['CurrentUser']['user']
const greet = (user: SharedUser): string => `Signed in as ${user.firstName}.`
const valueOf = <Value>(result: Result<Value, { readonly message: string }>): Value => {
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

async function signIn(currentPassword: string): Promise<void> {
  valueOf(await login(client, { username, password: currentPassword }))
  const authorized = valueOf(await client.authorize({ username, password: currentPassword }))
  const tokens = valueOf(
    await client.exchangeToken({ code: authorized.code, grant_type: 'authorization_code' }),
  )
  const me: Result<CurrentUser, ArmorError> = await client
    .with({ accessToken: async () => tokens.access_token })
    .getCurrentUser()
  console.log(greet(valueOf(me).user))
}

/** Asks until the code is right, or no try is left. */
async function askForOtp(terminal: Interface, step: OtpRequired): Promise<RecoveryVerified> {
  const submitted = await submitOtp(client, step, await terminal.question('Code sent to your phone: '))
  if (submitted.ok) return submitted.value
  if (submitted.error.code === 'otp_incorrect') return askForOtp(terminal, submitted.error.next)
  throw new Error(submitted.error.message)
}

const terminal = createInterface(process.stdin, process.stdout)
await signIn(password)
const verified = await askForOtp(terminal, valueOf(await startSmsRecovery(client, { username })))
const wanted = valueOf(await redeemRecovery(client, verified))
valueOf(await setPassword(client, wanted, await terminal.question('New password: ')))
console.log('Password changed.')
await signIn(await terminal.question('Password: '))
terminal.close()
