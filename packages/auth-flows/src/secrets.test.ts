import { Console } from 'node:console'
import { Writable } from 'node:stream'
import { inspect } from 'node:util'
import { createArmorClient, type ArmorEvent, type Fetch } from '@armor/client'
import { describe, expect, it } from 'vitest'
import { startAdminReset } from './admin-reset.ts'
import { cancelRecovery } from './cancel-recovery.ts'
import { openRecoveryLink, startEmailRecovery } from './email-recovery.ts'
import { login } from './login.ts'
import { redeemRecovery, setPassword } from './password-reset.ts'
import { createSeal } from './seal.ts'
import { createSession } from './session.ts'
import { resendOtp, startSmsRecovery, submitOtp } from './sms-recovery.ts'
import { dehydrate } from './snapshot.ts'
import { valueOf } from './testing/real-server.ts'

/** One marker for each secret there is; none of them may ever be shown. */
const secrets = {
  password: 'marker-of-the-password',
  newPassword: 'marker-of-the-new-password',
  code: 'marker-of-the-code',
  accessToken: 'marker-of-the-access-token',
  reissuedToken: 'marker-of-the-reissued-token',
  idToken: 'marker-of-the-id-token',
  otp: 'marker-of-the-otp',
  flowToken: 'marker-of-the-flow-token',
  recoveryId: 'marker-of-the-recovery-id',
  linkRecoveryId: 'marker-of-the-linked-recovery-id',
  grant: 'marker-of-the-grant',
}

const tokenAnswer = (token: string) => ({
  access_token: token,
  id_token: secrets.idToken,
  expires_in: 15,
  token_type: 'Bearer',
})
const person = { type: '', username: '', firstName: 'Ada', lastName: '', links: null, passwordExpiry: '0' }
const me = { user: person, accounts: [], departments: [], permissions: {}, features: [] }

const successes: { readonly [path: string]: object } = {
  '/auth/authorize': { redirect_uri: null, code: secrets.code, success: true },
  '/auth/token': tokenAnswer(secrets.accessToken),
  '/auth/token/reissue': tokenAnswer(secrets.reissuedToken),
  '/me': me,
  '/recovery/usercontext/ada%40example.com': {
    preference: 'sms',
    channels: ['email', 'sms'],
    maskedEmail: 'a*****@e*****.com',
    maskedPhone: null,
  },
  '/recovery/initiateemail': { isValid: true, message: 'Ok' },
  '/recovery/initiatesms': { isValid: true, token: secrets.flowToken, message: 'Ok' },
  '/recovery/completesms': { isValid: true, token: secrets.recoveryId, message: 'Ok' },
  '/reset/initiate': { success: true },
  '/reset': { success: true },
}

function success(url: string): Response {
  const { pathname } = new URL(url)
  if (pathname.endsWith('/validate'))
    return Response.json({ grantId: secrets.grant, reason: null, success: true })
  const body = successes[pathname]
  return body === undefined ? new Response(null, { status: 204 }) : Response.json(body)
}

/** Whatever a hostile or careless server may send back: the request itself, in every place where it could be kept. */
function echo(status: number): Fetch {
  return async (url, init) => {
    const all = `${url} ${JSON.stringify(init.headers)} ${init.body as string}`
    const fields = typeof init.body === 'string' ? (JSON.parse(init.body) as object) : {}
    const body = {
      ...fields,
      success: false,
      error: all,
      error_description: all,
      message: all,
      reason: all,
      referenceId: 'r-1',
    }
    return Response.json(body, { status })
  }
}

const failures: [string, Fetch][] = [
  ['echoes the request in a 400', echo(400)],
  ['echoes the request in a 401', echo(401)],
  ['echoes the request in a 500', echo(500)],
  ['echoes the request in a refusal by 200', echo(200)],
  [
    'answers in HTML',
    async (url, { body }) => new Response(`<p>${url} ${body as string}</p>`, { status: 502 }),
  ],
  [
    'breaks its JSON',
    async (_, { body }) => new Response(`{"token": "${secrets.flowToken}", ${body as string}`),
  ],
  [
    'sends another shape',
    async () => Response.json({ token: { raw: secrets.flowToken }, code: [secrets.code] }),
  ],
  [
    'fails with an error that quotes the request',
    async (url, { body }) => {
      const quoted = `${url} ${body as string} ECONNREFUSED`
      throw new TypeError(quoted, { cause: { code: quoted } })
    },
  ],
]

/** Everything that a program may do to show a value. */
function shown(value: unknown): string {
  let printed = ''
  const stream = new Writable({
    write: (chunk: Buffer, _, done) => {
      printed += chunk.toString()
      done()
    },
  })
  new Console(stream).log(value, { value })
  new Console(stream).dir(value, { depth: 20, showHidden: true })
  const thrown = new Error(String(value), { cause: value })
  const copies = [
    inspect(thrown, { depth: 20, showHidden: true }),
    thrown.stack,
    JSON.stringify({ ...(value as object) }),
  ]
  return [
    printed,
    JSON.stringify(value),
    inspect(value, { depth: 20, showHidden: true, getters: true }),
    ...copies,
  ].join('\n')
}

function expectNoSecret(values: readonly unknown[]): void {
  const text = values.map(shown).join('\n')
  for (const [name, secret] of Object.entries(secrets))
    expect(text.includes(secret), `${name} is shown`).toBe(false)
}

/** A client whose calls succeed until `fetch` is replaced, and all that it told. */
function clientOn() {
  const events: ArmorEvent[] = []
  let fetch: Fetch = async (url) => success(url)
  const client = createArmorClient({
    baseUrl: 'https://api.example.test',
    fetch: (url, init) => fetch(url, init),
    on: (event) => events.push(event),
    retry: { attempts: 1 },
  })
  return {
    client,
    events,
    failBy: (failure: Fetch) => {
      fetch = failure
    },
  }
}

const credentials = { username: 'ada@example.com', password: secrets.password }
const user = { username: 'ada@example.com' }
const link = `https://portal.armor.com/#token=${secrets.linkRecoveryId}`

describe('no secret is shown', () => {
  it('by any step, sign-in, session, client or event while all goes well', async () => {
    const { client, events } = clientOn()
    const signedIn = valueOf(await login(client, credentials))
    const session = createSession(client)
    session.adopt(signedIn)
    await session.token()
    await client.reissueToken({ token: secrets.accessToken })
    await client.getRecoveryUserContext(user)
    const first = valueOf(await startSmsRecovery(client, user))
    const second = valueOf(await resendOtp(client, first))
    const verified = valueOf(await submitOtp(client, second, secrets.otp))
    const opened = valueOf(openRecoveryLink(link, { origin: 'https://portal.armor.com' }))
    const required = valueOf(await redeemRecovery(client, verified))
    const seal = createSeal(
      await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
    )
    const snapshots = await Promise.all([opened, required].map((step) => dehydrate(step, seal)))
    const done = valueOf(await setPassword(client, required, secrets.newPassword))
    const sent = [
      await startEmailRecovery(client, user),
      await startAdminReset(session.client, { userId: 1 }),
    ]
    await cancelRecovery(client, opened)

    expect(new Set(events.map(({ operation }) => operation)).size).toBe(12)
    expectNoSecret([signedIn, session, session.state(), first, second, verified, opened, required, done])
    expectNoSecret([...sent, ...snapshots, client, ...events])
  })

  it.each(failures)('by any error or event when the server %s', async (_, failure) => {
    const { client, events, failBy } = clientOn()
    const session = createSession(client)
    session.adopt(valueOf(await login(client, credentials)))
    const otpRequired = valueOf(await startSmsRecovery(client, user))
    const toResend = valueOf(await startSmsRecovery(client, user))
    const toCancel = valueOf(await startSmsRecovery(client, user))
    const toRedeem = valueOf(
      await submitOtp(client, valueOf(await startSmsRecovery(client, user)), secrets.otp),
    )
    const verified = valueOf(
      await submitOtp(client, valueOf(await startSmsRecovery(client, user)), secrets.otp),
    )
    const required = valueOf(await redeemRecovery(client, verified))
    failBy(failure)

    const results = [
      await login(client, credentials),
      await submitOtp(client, otpRequired, secrets.otp),
      await resendOtp(client, toResend),
      await redeemRecovery(client, toRedeem),
      await setPassword(client, required, secrets.newPassword),
      await startAdminReset(client.with({ accessToken: () => secrets.accessToken }), { userId: 1 }),
      await session.client.getCurrentUser(),
      await client.exchangeToken({ code: secrets.code, grant_type: 'authorization_code' }),
      await client.reissueToken({ token: secrets.accessToken }),
    ]
    for (const result of results) expect(result.ok).toBe(false)
    expectNoSecret([...results, await cancelRecovery(client, toCancel), session.state(), ...events])
  })
})
