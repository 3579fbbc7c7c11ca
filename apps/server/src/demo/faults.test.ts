import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startContractServer } from '../contract/contract-server.ts'
import { grantBySms } from '../testing/recovery-steps.ts'
import type { TestServer } from '../testing/server.ts'
import type { DemoUser } from './users.ts'

let server: TestServer
let user: DemoUser
beforeEach(async () => {
  server = await startContractServer()
  user = await server.persona()
})
afterEach(() => server.close())

const newPassword = 'vivid otter juggles lemons'
const order = (fault: object) => server.call('POST', '/demo/control/faults', { body: fault })
const authorize = (password: string | null = user.password) =>
  server.call('POST', '/auth/authorize', { body: { username: user.username, password } })

describe('a fault that was asked for', () => {
  it('gives the status once, in the body of the spec, then the call works again', async () => {
    await order({ operation: 'authorize', kind: 'status', status: 503 })
    const failed = await authorize()
    expect(failed.status).toBe(503)
    expect(failed.headers.get('retry-after')).toBe('1')
    expect((await authorize()).status).toBe(200)
  })

  it('meets as many calls as it says, and those of its operation alone', async () => {
    await order({ operation: 'authorize', kind: 'status', status: 429, times: 2 })
    expect((await server.call('GET', '/me')).status).toBe(401)
    expect([(await authorize()).status, (await authorize()).status]).toEqual([429, 429])
    expect((await authorize()).status).toBe(200)
  })

  it('comes after the one that was asked for before', async () => {
    await order({ operation: 'authorize', kind: 'status', status: 503 })
    await order({ operation: 'authorize', kind: 'status', status: 429 })
    expect([(await authorize()).status, (await authorize()).status]).toEqual([503, 429])
  })

  it('delays the answer and changes nothing of it', async () => {
    await order({ operation: 'authorize', kind: 'delay', delayMs: 5 })
    expect((await authorize()).status).toBe(200)
  })

  it.each([
    ['network', false],
    ['reply_lost', true],
  ])('%s breaks the connection; whether the server acted: %j', async (kind, acted) => {
    const body = { grantID: await grantBySms(server, user), newPassword }
    await order({ operation: 'resetPassword', kind })
    await expect(server.call('POST', '/reset', { body })).rejects.toThrow(/socket hang up|ECONNRESET/)
    expect((await authorize(newPassword)).status).toBe(acted ? 200 : 401)
    expect((await server.call('POST', '/reset', { body })).status).toBe(acted ? 403 : 200)
  })

  it('that loses a reply loses a refusal too, and one without a body', async () => {
    await order({ operation: 'authorize', kind: 'reply_lost' })
    await expect(authorize('not the password')).rejects.toThrow(/socket hang up|ECONNRESET/)
    await order({ operation: 'deleteRecovery', kind: 'reply_lost' })
    await expect(server.call('DELETE', '/recovery/none')).rejects.toThrow(/socket hang up|ECONNRESET/)
  })

  it.each([
    { operation: 'signOut', kind: 'status' },
    { operation: 'authorize', kind: 'fire' },
    { operation: 'authorize', kind: 'status', status: 200 },
    { operation: 'authorize' },
  ])('is refused when there is no such thing: %j', async (fault) => {
    expect((await order(fault)).status).toBe(400)
  })
})
