import type { ApiError, RecoveryValidation, SmsRecoveryStarted, TokenResponse } from '@armor/spec'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DemoUser } from '../demo/users.ts'
import { wrongOtp } from '../testing/context.ts'
import type { Answer } from '../testing/exchange.ts'
import {
  codeOf,
  grantBySms,
  recoveryIdByEmail,
  recoveryIdBySms,
  startSms,
} from '../testing/recovery-steps.ts'
import type { TestServer } from '../testing/server.ts'
import { startContractServer } from './contract-server.ts'

// What was used, has expired or belongs elsewhere meets the documented refusal, whatever is tried with it.
let server: TestServer
let user: DemoUser
beforeAll(async () => {
  server = await startContractServer()
})
beforeEach(async () => {
  user = await server.persona()
})
afterAll(() => server.close())

const minute = 60_000
const newPassword = 'vivid otter juggles lemons'
const redeemCode = (code: string) =>
  server.call('POST', '/auth/token', { body: { code, grant_type: 'authorization_code' } })
const reissue = (token: string) => server.call('POST', '/auth/token/reissue', { body: { token } })
const me = (token: string, headers: Record<string, string> = {}) =>
  server.call('GET', '/me', { headers: { authorization: `FH-AUTH ${token}`, ...headers } })
const complete = (body: object) => server.call('POST', '/recovery/completesms', { body })
const validate = (recoveryId: string) => server.call('POST', `/recovery/${recoveryId}/actions/validate`)
const remove = (secret: string) => server.call('DELETE', `/recovery/${secret}`)
const reset = (grantID: string, password = newPassword) =>
  server.call('POST', '/reset', { body: { grantID, newPassword: password } })

const errorOf = ({ json }: Answer) => (json as ApiError).error

const otpRefused = { status: 400, json: { isValid: false, token: null } }
const recoveryRefused = {
  status: 200,
  json: { grantId: null, reason: 'This recovery is not valid.', success: false },
}

describe('a code', () => {
  it('that was used is 400, and the token that it gave is dead', async () => {
    const code = await codeOf(server, user)
    const { access_token: token } = (await redeemCode(code)).json as TokenResponse
    expect((await me(token)).status).toBe(200)
    const again = await redeemCode(code)
    expect([again.status, errorOf(again)]).toEqual([400, 'invalid_grant'])
    expect((await me(token)).status).toBe(401)
  })

  it('that has expired is 400', async () => {
    const code = await codeOf(server, user)
    await server.advance(2 * minute)
    expect((await redeemCode(code)).status).toBe(400)
  })
})

describe('an access token', () => {
  it('that has expired is 401, and cannot be reissued', async () => {
    const token = await server.signIn(user)
    await server.advance(15 * minute)
    expect((await me(token)).status).toBe(401)
    expect((await reissue(token)).status).toBe(401)
  })

  it('that was superseded is 401, and its successor lives', async () => {
    const token = await server.signIn(user)
    const { access_token: next } = (await reissue(token)).json as TokenResponse
    expect((await me(token)).status).toBe(401)
    expect((await me(next)).status).toBe(200)
  })

  it("is 403 in somebody else's account, and the same in one that does not exist", async () => {
    const token = await server.signIn(user)
    const other = await server.persona()
    const refused = [String(other.accounts[0]!.id), '999999999999999', '0']
    const bodies = []
    for (const account of refused) {
      const { status, json } = await me(token, { 'x-account-context': account })
      expect(status).toBe(403)
      bodies.push({ ...(json as ApiError), referenceId: '' })
    }
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1)
  })

  it.each(['NaN', '-1', '1e3', '1.5', '0x10', '9999999999999999', ''])(
    'with an account of %j is 400',
    async (account) => {
      const token = await server.signIn(user)
      expect((await me(token, { 'x-account-context': account })).status).toBe(400)
    },
  )

  it('of a user without an account tells so', async () => {
    const lonely = await server.persona({ accounts: 0 })
    const { status, json } = await me(await server.signIn(lonely))
    expect(status).toBe(200)
    expect(json).toMatchObject({ accounts: [], departments: [], permissions: {}, features: [] })
  })
})

describe('a one-time password', () => {
  it('that is wrong is 400, and the right one still works', async () => {
    const started = await startSms(server, user)
    const wrong = await complete({ ...started, otp: wrongOtp(started.otp) })
    expect(wrong).toMatchObject(otpRefused)
    expect(wrong.json).toMatchObject({ attemptsLeft: 4 })
    expect((await complete(started)).status).toBe(200)
  })

  it('that was used is 400', async () => {
    const started = await startSms(server, user)
    await complete(started)
    expect(await complete(started)).toMatchObject(otpRefused)
  })

  it('that has expired is 400', async () => {
    const started = await startSms(server, user)
    await server.advance(10 * minute)
    expect(await complete(started)).toMatchObject(otpRefused)
  })

  it('is taken as an integer, which has lost the zeros that it began with', async () => {
    let started = await startSms(server, user)
    while (!started.otp.startsWith('0')) started = await startSms(server, await server.persona())
    const asInteger = Number(started.otp)
    expect(String(asInteger).length).toBeLessThan(started.otp.length)
    expect((await complete({ ...started, otp: asInteger })).status).toBe(200)
  })
})

describe('a recovery id', () => {
  it('that was used, has expired, was deleted or never existed is refused alike', async () => {
    const used = await recoveryIdBySms(server, user)
    await validate(used)
    expect(await validate(used)).toMatchObject(recoveryRefused)

    const deleted = await recoveryIdByEmail(server, user)
    expect((await remove(deleted)).status).toBe(204)
    expect(await validate(deleted)).toMatchObject(recoveryRefused)

    const expired = await recoveryIdByEmail(server, user)
    await server.advance(15 * minute)
    expect(await validate(expired)).toMatchObject(recoveryRefused)

    expect(await validate('no-such-recovery')).toMatchObject(recoveryRefused)
  })

  it('may be deleted twice, and so may one that never existed', async () => {
    const recoveryId = await recoveryIdByEmail(server, user)
    expect((await remove(recoveryId)).status).toBe(204)
    expect((await remove(recoveryId)).status).toBe(204)
    expect((await remove('no-such-recovery')).status).toBe(204)
  })
})

describe('a grant', () => {
  it('that was used is 403', async () => {
    const grant = await grantBySms(server, user)
    expect((await reset(grant)).status).toBe(200)
    const again = await reset(grant, 'another vivid otter sings')
    expect([again.status, errorOf(again)]).toEqual([403, 'forbidden'])
  })

  it('that has expired is 403', async () => {
    const grant = await grantBySms(server, user)
    await server.advance(10 * minute)
    expect((await reset(grant)).status).toBe(403)
  })

  it('outlives a password that is refused, with its reasons', async () => {
    const grant = await grantBySms(server, user)
    for (const [password, reasons] of [
      ['short', ['too_short']],
      ['fourteen chars', ['too_short']],
      ['passwordpassword', ['blocklisted']],
      [`${user.username} and more`, ['contains_identity']],
      ['x'.repeat(257), ['too_long']],
    ] as const) {
      const refused = await reset(grant, password)
      expect(refused.status).toBe(400)
      expect((refused.json as { reasons: string[] }).reasons).toEqual(expect.arrayContaining([...reasons]))
    }
    expect((await reset(grant)).status).toBe(200)
  })

  it('outlives a password larger than a body may be', async () => {
    const grant = await grantBySms(server, user)
    expect((await reset(grant, 'x'.repeat(16_384))).status).toBe(413)
    expect((await reset(grant)).status).toBe(200)
  })

  it('that is redeemed ends the sessions and the other recoveries of its user, and signs nobody in', async () => {
    const token = await server.signIn(user)
    const code = await codeOf(server, user)
    const mailed = await recoveryIdByEmail(server, user)
    const done = await reset(await grantBySms(server, user))
    expect(done.json).toEqual({ success: true })
    expect((await me(token)).status).toBe(401)
    expect((await reissue(token)).status).toBe(401)
    expect((await redeemCode(code)).status).toBe(400)
    expect(await validate(mailed)).toMatchObject(recoveryRefused)
    await expect(server.signIn({ ...user, password: newPassword })).resolves.toMatch(/^[0-9a-f]{32}$/)
  })

  it('dies with the recovery that it came from', async () => {
    const recoveryId = await recoveryIdBySms(server, user)
    const { grantId } = (await validate(recoveryId)).json as RecoveryValidation
    await remove(recoveryId)
    expect((await reset(grantId!)).status).toBe(403)
  })
})

describe('a secret in the field of another', () => {
  it('is refused everywhere, and is not spent by it', async () => {
    const started = await startSms(server, user)
    const grant = await grantBySms(server, user)
    const secrets = {
      code: await codeOf(server, user),
      accessToken: await server.signIn(user),
      otp: started.otp,
      flowToken: started.token,
      recoveryId: await recoveryIdByEmail(server, user),
      grant,
    }
    const fields: { readonly [Kind in keyof typeof secrets]: (secret: string) => Promise<Answer> } = {
      code: redeemCode,
      accessToken: (token) => me(token),
      otp: (otp) => complete({ ...started, otp }),
      flowToken: (token) => complete({ ...started, token }),
      recoveryId: (secret) => validate(encodeURIComponent(secret)),
      grant: (secret) => reset(secret),
    }
    const isRefused = ({ status, json }: Answer) =>
      status >= 400 || (json as { success?: boolean }).success === false
    for (const [kind, secret] of Object.entries(secrets)) {
      for (const [field, send] of Object.entries(fields)) {
        // The recovery stands four wrong one-time passwords; the fifth kind would end it.
        if (field === kind || (field === 'otp' && kind === 'grant')) continue
        expect({ kind, field, refused: isRefused(await send(secret)) }).toEqual({
          kind,
          field,
          refused: true,
        })
      }
    }
    const { accessToken: _, ...others } = secrets
    for (const secret of Object.values(others)) expect((await reissue(secret)).status).toBe(401)
    // The flow token goes with its one-time password.
    for (const kind of ['code', 'accessToken', 'otp', 'recoveryId', 'grant'] as const) {
      expect({ kind, refused: isRefused(await fields[kind](secrets[kind])) }).toEqual({
        kind,
        refused: false,
      })
    }
  })

  it('under the name of another user is refused', async () => {
    const started = await startSms(server, user)
    const other = await server.persona()
    expect(await complete({ ...started, username: other.username })).toMatchObject(otpRefused)
    const resent = await server.call('POST', '/recovery/initiatesms', {
      body: { username: other.username, token: started.token },
    })
    expect((resent.json as SmsRecoveryStarted).token).not.toBe(started.token)
    expect((await complete(started)).status).toBe(200)
  })
})
