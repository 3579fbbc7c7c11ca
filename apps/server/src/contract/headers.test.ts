import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DemoUser } from '../demo/users.ts'
import { exchange, type Answer } from '../testing/exchange.ts'
import { startTestServer, type TestServer } from '../testing/server.ts'
import { startContractServer } from './contract-server.ts'

let server: TestServer
let user: DemoUser
beforeAll(async () => {
  server = await startContractServer()
  user = await server.persona()
})
afterAll(() => server.close())

const signIn = () =>
  server.call('POST', '/auth/authorize', { body: { username: user.username, password: user.password } })

describe('every answer', () => {
  it.each<[string, number, () => Promise<Answer>]>([
    ['a success', 200, signIn],
    ['a success without a body', 204, () => server.call('DELETE', '/recovery/none')],
    ['a refusal', 401, () => server.call('GET', '/me')],
    ['a malformed request', 400, () => server.call('POST', '/auth/token', { body: '{' })],
    ['a path that cannot be read', 400, () => server.call('GET', '/recovery/usercontext/%ff')],
    ['an unknown path', 404, () => server.call('GET', '/nothing/here')],
    ['a wrong method', 405, () => server.call('PUT', '/me')],
    ['the demo outbox', 200, () => server.call('GET', '/demo/outbox')],
  ])('is not stored, not sniffed and sets no cookie: %s', async (_, status, ask) => {
    const answer = await ask()
    expect(answer.status).toBe(status)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
    })
    expect(answer.headers.has('set-cookie')).toBe(false)
  })

  it('that refuses a credential or token names the scheme', async () => {
    const refused = [
      await server.call('GET', '/me'),
      await server.call('GET', '/me', { headers: { authorization: 'Bearer 00' } }),
      await server.call('POST', '/auth/authorize', { body: { username: user.username, password: 'no' } }),
      await server.call('POST', '/auth/token/reissue', { body: { token: 'no' } }),
    ]
    for (const { status, headers } of refused) {
      expect(status).toBe(401)
      expect(headers.get('www-authenticate')).toBe('FH-AUTH realm="armor"')
    }
  })

  it('to a wrong method says which are right', async () => {
    expect((await server.call('PUT', '/auth/token')).headers.get('allow')).toBe('POST')
    expect((await server.call('OPTIONS', '/me')).headers.get('allow')).toBe('GET')
  })

  it('to HEAD has no body', async () => {
    const answer = await exchange(server.url, { method: 'HEAD', path: '/me' })
    expect(answer).toMatchObject({ status: 405, text: '' })
  })
})

describe('another origin', () => {
  const origin = 'https://portal.example'
  const preflight = {
    origin,
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'content-type',
  }

  it('is not let in unless one is configured', async () => {
    const { headers } = await server.call('GET', '/me', { headers: { origin } })
    const asked = await server.call('OPTIONS', '/auth/authorize', { headers: preflight })
    expect(asked.status).toBe(405)
    for (const answer of [headers, asked.headers]) {
      expect([...answer.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
    }
  })

  it('that is configured is named exactly, whoever asks, and without credentials', async () => {
    const open = await startTestServer({ corsOrigin: origin })
    try {
      const asked = await open.call('OPTIONS', '/auth/authorize', { headers: preflight })
      expect(asked.status).toBe(204)
      expect(asked.headers.get('access-control-allow-headers')).toContain('x-account-context')
      const stranger = { origin: 'https://portal.example.evil.example' }
      for (const headers of [{ origin }, stranger]) {
        const answer = await open.call('GET', '/me', { headers })
        expect(answer.headers.get('access-control-allow-origin')).toBe(origin)
        expect(answer.headers.has('access-control-allow-credentials')).toBe(false)
      }
    } finally {
      await open.close()
    }
  })
})

describe('a mailed link', () => {
  it.each([
    { host: 'evil.example' },
    { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http' },
    { forwarded: 'host=evil.example;proto=http', 'x-original-host': 'evil.example' },
    { origin: 'https://evil.example', referer: 'https://evil.example/' },
  ])('is not changed by %j', async (headers) => {
    await server.call('POST', '/recovery/initiateemail', { body: { username: user.username }, headers })
    expect(await server.newestMessage(user.username)).toMatch(
      /^http:\/\/127\.0\.0\.1:4000\/#token=[\w-]{32}$/m,
    )
  })

  it('goes to the address on file only, never to one that the request adds', async () => {
    const body = { username: [user.username, 'thief@evil.example'] }
    const asked = await server.call('POST', '/recovery/initiateemail', { body })
    const added = { username: user.username, email: 'thief@evil.example', to: 'thief@evil.example' }
    await server.call('POST', '/recovery/initiateemail', { body: added })
    expect(asked.status).toBe(400)
    expect(await server.newestMessage('thief@evil.example')).toBeUndefined()
  })
})
