import type { AuthorizationCode, CurrentUser, TokenResponse } from '@armor/spec'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DemoUser } from '../demo/users.ts'
import type { TestServer } from '../testing/server.ts'
import { startContractServer } from './contract-server.ts'

// The requests of the public programs that call the Armor API today, as they send them.
let server: TestServer
let user: DemoUser
beforeAll(async () => {
  server = await startContractServer()
  user = await server.persona({ accounts: 2 })
})
afterAll(() => server.close())

const json = { 'content-type': 'application/json', accept: 'application/json' }

describe('ArmorPowerShell', () => {
  it('signs in with userName, and asks for its accounts without a context', async () => {
    const { code, success } = await authorize(
      JSON.stringify({ userName: user.username, password: user.password }, null, 4),
    )
    expect(success).toBe(true)
    const token = await redeem(code)
    const me = await server.call('GET', '/me', {
      headers: { ...json, authorization: `FH-AUTH ${token.access_token}` },
    })
    expect((me.json as CurrentUser).accounts.map(({ id }) => id)).toEqual(user.accounts.map(({ id }) => id))
  })
})

describe('armorapi for Python', () => {
  it('signs in, sends {} with GET, then works in the context of its first account', async () => {
    const { code } = await authorize(JSON.stringify({ userName: user.username, password: user.password }))
    const token = await redeem(code)
    const headers = { ...json, authorization: `FH-AUTH ${token.access_token}` }
    const me = await server.call('GET', '/me', { headers, body: '{}' })
    const [account] = (me.json as CurrentUser).accounts
    const inContext = await server.call('GET', '/me', {
      headers: { ...headers, 'x-account-context': String(account!.id) },
      body: '{}',
    })
    expect(Object.keys((inContext.json as CurrentUser).permissions)).toEqual([String(account!.id)])
  })

  it('reissues its token', async () => {
    const { code } = await authorize(JSON.stringify({ userName: user.username, password: user.password }))
    const { access_token: token } = await redeem(code)
    const reissued = await server.call('POST', '/auth/token/reissue', { headers: json, body: { token } })
    expect(reissued.json).toMatchObject({ id_token: null, token_type: 'Bearer', expires_in: 15 })
  })
})

describe('the Go client', () => {
  it('signs in with username in lower case', async () => {
    const { code } = await authorize(JSON.stringify({ username: user.username, password: user.password }))
    expect((await redeem(code)).access_token).toMatch(/^[0-9a-f]{32}$/)
  })
})

describe('any client', () => {
  it.each(['username', 'userName', 'UserName', 'USERNAME'])('may name the user by %s', async (name) => {
    const { success } = await authorize(JSON.stringify({ [name]: user.username, Password: user.password }))
    expect(success).toBe(true)
  })

  it.each(['FH-AUTH', 'fh-auth', 'Fh-Auth'])('may write the scheme as %s', async (scheme) => {
    const token = await server.signIn(user)
    const { status } = await server.call('GET', '/me', { headers: { authorization: `${scheme} ${token}` } })
    expect(status).toBe(200)
  })

  it('is told that a token lives for 15 minutes, by a count of minutes', async () => {
    const { code, expiresIn } = await authorize(
      JSON.stringify({ username: user.username, password: user.password }),
    )
    const token = await redeem(code)
    expect(expiresIn).toBe(120)
    expect(token).toMatchObject({ expires_in: 15, token_type: 'Bearer' })
    const claims = JSON.parse(Buffer.from(token.id_token!.split('.')[1]!, 'base64url').toString()) as {
      iat: number
      exp: number
    }
    expect(claims.exp - claims.iat).toBe(900)
  })
})

async function authorize(body: string): Promise<AuthorizationCode> {
  return (await server.call('POST', '/auth/authorize', { headers: json, body })).json as AuthorizationCode
}

async function redeem(code: string): Promise<TokenResponse> {
  const body = JSON.stringify({ code, grant_type: 'authorization_code' })
  return (await server.call('POST', '/auth/token', { headers: json, body })).json as TokenResponse
}
