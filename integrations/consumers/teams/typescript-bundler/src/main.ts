import { createInterface } from 'node:readline/promises'
import { createArmorClient, createSession, login, recoverBySms } from '@armor/auth-flows'

const [baseUrl = '', username = '', password = ''] = process.argv.slice(2)
const terminal = createInterface(process.stdin, process.stdout)
const client = createArmorClient({ baseUrl })
const session = createSession(client)

async function signIn(currentPassword: string): Promise<void> {
  const signedIn = await login(client, { username, password: currentPassword })
  if (!signedIn.ok) throw new Error(signedIn.error.message)
  session.adopt(signedIn.value)
  const me = await session.client.getCurrentUser()
  if (!me.ok) throw new Error(me.error.message)
  console.log(`Signed in as ${me.value.user.firstName}.`)
}

await signIn(password)
const recovered = await recoverBySms(
  client,
  { username },
  {
    otp: ({ options }) => terminal.question(`Code sent to ${options.maskedPhone}: `),
    newPassword: () => terminal.question('New password: '),
  },
)
if (!recovered.ok) throw new Error(recovered.error.message)
console.log('Password changed.')
await signIn(await terminal.question('Password: '))
session.dispose()
terminal.close()
