import type { CurrentUser } from '@armor/spec'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DeliveredMessage } from '../delivery/development-carrier.ts'
import { otpIn } from '../testing/context.ts'
import { startTestServer, type TestServer } from '../testing/server.ts'
import type { DemoUser } from './users.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const meOf = async (user: DemoUser) => {
  const headers = { authorization: `FH-AUTH ${await server.signIn(user)}` }
  return (await server.call('GET', '/me', { headers })).json as CurrentUser
}

describe('a host that is not this machine', () => {
  // A page of another site can have its own name lead here, and would then be taken for this server's own.
  const foreign = [
    'evil.example',
    'evil.example:4010',
    '127.0.0.1.evil.example',
    '127.0.0.1@evil.example',
    '10.0.0.1',
  ]

  it.each(foreign)('is refused what the demo alone shows: %s', async (host) => {
    for (const path of ['/demo/outbox', '/demo/control/users', '/%64emo/outbox']) {
      const { status, json } = await server.call('GET', path, { headers: { host } })
      expect(status).toBe(421)
      expect(json).toMatchObject({
        error: 'misdirected_request',
        status: 421,
        referenceId: expect.any(String),
      })
    }
    const moved = await server.call('POST', '/demo/control/clock', {
      body: { advanceMs: 1 },
      headers: { host },
    })
    expect(moved.status).toBe(421)
  })

  it.each(['localhost:4010', '127.0.0.1', '[::1]:4010', 'LOCALHOST'])('is not %s', async (host) => {
    expect((await server.call('GET', '/demo/outbox', { headers: { host } })).status).toBe(200)
  })

  it('may make the calls of the spec', async () => {
    const headers = { host: 'api.armor.example' }
    expect((await server.call('GET', '/recovery/usercontext/a', { headers })).status).toBe(200)
  })
})

describe('the outbox', () => {
  const messages = async (query = '') =>
    (await server.call('GET', `/demo/outbox${query}`)).json as DeliveredMessage[]

  it('shows messages with channel, address, text and time, the newest last, also by address', async () => {
    const user = await server.persona()
    await server.call('POST', '/recovery/initiatesms', { body: { username: user.username } })
    await server.call('POST', '/recovery/initiateemail', { body: { username: user.username } })
    const [sms, email] = (await messages()).slice(-2)
    expect(sms).toEqual({
      id: expect.any(String),
      channel: 'sms',
      to: user.phone,
      text: expect.any(String),
      sentAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    })
    expect(email).toMatchObject({ channel: 'email', to: user.username })
    expect(await messages(`?to=${encodeURIComponent(user.phone!)}`)).toEqual([sms])
    expect(await messages(`?to=${user.phone!}`)).toEqual([sms])
  })

  it('holds the one-time password as the only run of digits, and the link whole', async () => {
    const user = await server.persona()
    await server.call('POST', '/recovery/initiatesms', { body: { username: user.username } })
    await server.call('POST', '/recovery/initiateemail', { body: { username: user.username } })
    const text = await server.newestMessage(user.phone!)
    expect(text!.match(/\d+/g)).toEqual([otpIn(text)])
    expect(await server.newestMessage(user.username)).toMatch(
      /^http:\/\/127\.0\.0\.1:4000\/#token=[\w-]{32}$/m,
    )
  })

  it('is empty for an address that nothing went to', async () => {
    expect(await messages('?to=nobody%40example.com')).toEqual([])
  })
})

describe('a persona', () => {
  it('is a fresh user who can sign in', async () => {
    const [one, other] = [await server.persona(), await server.persona()]
    expect(one.username).not.toBe(other.username)
    expect((await meOf(one)).user.username).toBe(one.username)
  })

  it('is made as wished: without a phone, with so many accounts, as an administrator', async () => {
    const user = await server.persona({ phone: false, accounts: 3 })
    expect(user).toMatchObject({ phone: null, roles: [] })
    expect((await meOf(user)).accounts).toHaveLength(3)
    const administrator = await server.persona({ administratorOf: [user.accounts[0]!.id] })
    expect(administrator).toMatchObject({ roles: ['admin'], accounts: [user.accounts[0]] })
  })

  it.each([
    { phone: 'yes' },
    { accounts: -1 },
    { colour: 'red' },
    { administratorOf: [999_999] },
    { administratorOf: [1, 1] },
  ])('is refused when it cannot be: %j', async (wishes) => {
    const { status } = await server.call('POST', '/demo/control/personas', { body: wishes })
    expect(status).toBe(400)
  })
})

describe('the clock', () => {
  it('moves the server on', async () => {
    const user = await server.persona()
    const authorization = `FH-AUTH ${await server.signIn(user)}`
    const me = () => server.call('GET', '/me', { headers: { authorization } })
    expect((await me()).status).toBe(200)
    const moved = await server.call('POST', '/demo/control/clock', { body: { advanceMs: 900_000 } })
    expect(moved.status).toBe(200)
    expect((await me()).status).toBe(401)
  })

  it.each([{}, { advanceMs: '5' }, { advanceMs: 1.5 }, []])('is not moved by %j', async (body) => {
    expect((await server.call('POST', '/demo/control/clock', { body })).status).toBe(400)
  })
})

describe('without --demo', () => {
  it('there is no outbox and no control', async () => {
    const plain = await startTestServer({ demo: false })
    try {
      expect(plain.demo).toBeNull()
      expect((await plain.call('GET', '/demo/outbox')).status).toBe(404)
      for (const control of ['clock', 'faults', 'personas']) {
        expect((await plain.call('POST', `/demo/control/${control}`, { body: {} })).status).toBe(404)
      }
    } finally {
      await plain.close()
    }
  })
})
