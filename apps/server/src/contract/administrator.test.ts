import type { ApiError } from '@armor/spec'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DemoUser } from '../demo/users.ts'
import { recoveryIdIn } from '../testing/context.ts'
import type { TestServer } from '../testing/server.ts'
import { startContractServer } from './contract-server.ts'

// Ada is a member of two accounts; Grace administers the first alone, and belongs to a third.
let server: TestServer
let ada: DemoUser
let grace: DemoUser
let foreigner: DemoUser
beforeAll(async () => {
  server = await startContractServer()
  ada = await server.persona({ accounts: 2 })
  grace = await server.persona({ accounts: 1, administratorOf: [ada.accounts[0]!.id] })
  foreigner = await server.persona()
})
afterAll(() => server.close())

async function initiate(userId: number, caller: DemoUser, account?: number) {
  const headers = {
    authorization: `FH-AUTH ${await server.signIn(caller)}`,
    ...(account === undefined ? {} : { 'x-account-context': String(account) }),
  }
  return server.call('POST', '/reset/initiate', { body: { userId }, headers })
}

it('an administrator has a reset message sent to a member, and sees neither grant nor recovery id', async () => {
  for (const account of [undefined, ada.accounts[0]!.id]) {
    const { status, json } = await initiate(ada.userId, grace, account)
    expect(status).toBe(200)
    expect(json).toEqual({ success: true })
  }
  const mailed = recoveryIdIn(await server.newestMessage(ada.username))
  const validated = await server.call('POST', `/recovery/${mailed}/actions/validate`)
  expect(validated.json).toMatchObject({ success: true })
})

it('whatever is not allowed or does not exist is refused alike, and sends nothing', async () => {
  const own = grace.accounts.find(({ id }) => ada.accounts.every((account) => account.id !== id))!
  const refused = [
    await initiate(foreigner.userId, grace),
    await initiate(9_007_199_254_740_991, grace),
    await initiate(ada.userId, ada),
    await initiate(ada.userId, grace, own.id),
    await initiate(ada.userId, grace, ada.accounts[1]!.id),
    await initiate(ada.userId, grace, foreigner.accounts[0]!.id),
    await initiate(ada.userId, foreigner, ada.accounts[0]!.id),
  ]
  const bodies = refused.map(({ json }) => ({ ...(json as ApiError), referenceId: '' }))
  expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 403))
  expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1)
  expect(await server.newestMessage(foreigner.username)).toBeUndefined()
})

it('whoever is not signed in is told so first, whatever the body', async () => {
  const { status } = await server.call('POST', '/reset/initiate', { body: {} })
  expect(status).toBe(401)
})

it.each([0, -1, 1.5, '7', 9_007_199_254_740_992, null])('the user id %j is malformed', async (userId) => {
  const headers = { authorization: `FH-AUTH ${await server.signIn(grace)}` }
  const { status } = await server.call('POST', '/reset/initiate', { body: { userId }, headers })
  expect(status).toBe(400)
})
