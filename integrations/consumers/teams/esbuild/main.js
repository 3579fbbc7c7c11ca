import { createInterface } from 'node:readline/promises'
import { createArmorClient, login, recoverBySms } from './dist/flows.js'

const [baseUrl, username, password] = process.argv.slice(2)
const terminal = createInterface(process.stdin, process.stdout)
const client = createArmorClient({ baseUrl })

async function signIn(currentPassword) {
  const signedIn = await login(client, { username, password: currentPassword })
  if (!signedIn.ok) throw new Error(signedIn.error.message)
  console.log(`Signed in as ${signedIn.value.user.user.firstName}.`)
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
terminal.close()
