import {
  createArmorClient,
  createSession,
  login,
  redeemRecovery,
  setPassword,
  startSmsRecovery,
  submitOtp,
} from '@armor/auth-flows'

/** What one run came to. */
export interface Report {
  /** What the runtime calls itself. */
  readonly runtime: string
  /** Each step that was reached, in order. */
  readonly steps: readonly string[]
}

type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: { readonly code: string; readonly message: string } }

/** Signs in, recovers the password by SMS and signs in with the new one, by nothing that only one runtime has. */
export async function signInAndRecover(serverUrl: string): Promise<Report> {
  const steps: string[] = []
  const client = createArmorClient({ baseUrl: serverUrl })
  const { username, password, phone } = (await askDemo(serverUrl, 'control/personas', {})) as Persona

  const session = createSession(client)
  session.adopt(valueOf(await login(client, { username, password })))
  const me = valueOf(await session.client.getCurrentUser())
  steps.push(me.user.username === username ? 'signed_in' : 'signed in as somebody else')
  session.dispose()

  const otpRequired = valueOf(await startSmsRecovery(client, { username }))
  steps.push(otpRequired.kind)
  const messages = (await askDemo(serverUrl, `outbox?to=${encodeURIComponent(phone)}`)) as { text: string }[]
  const otp = /\d{6,}/.exec(messages.at(-1)?.text ?? '')?.[0] ?? ''
  const verified = valueOf(await submitOtp(client, otpRequired, otp))
  steps.push(verified.kind)
  const passwordRequired = valueOf(await redeemRecovery(client, verified))
  steps.push(passwordRequired.kind)
  const newPassword = 'seven otters in a teapot'
  const done = valueOf(await setPassword(client, passwordRequired, newPassword))
  steps.push(done.kind)

  steps.push(valueOf(await login(client, { username, password: newPassword })).kind)
  return { runtime: nameOfRuntime(), steps }
}

interface Persona {
  readonly username: string
  readonly password: string
  readonly phone: string
}

/** Asks the demo's own side of the server, which is beside the twelve calls. */
async function askDemo(serverUrl: string, path: string, body?: object): Promise<unknown> {
  const response = await fetch(`${serverUrl}/demo/${path}`, {
    ...(body !== undefined && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  })
  if (!response.ok) throw new Error(`the demo answered ${path} with ${response.status}`)
  return response.json()
}

function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (outcome.ok) return outcome.value
  throw new Error(`expected a success, got ${outcome.error.code}: ${outcome.error.message}`)
}

/** Edge runtimes say so by a global of their own, the others by the name that they send. */
function nameOfRuntime(): string {
  return (globalThis as { EdgeRuntime?: string }).EdgeRuntime ?? navigator.userAgent
}
