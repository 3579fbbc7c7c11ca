import openapi from '@armor/spec/openapi.json' with { type: 'json' }
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectDemoServer } from '../demo-server/demo-server.ts'
import { linkIn, otpIn } from '../demo-server/message.ts'
import { startOwnServer, type OwnServer } from '../terminal/own-server.ts'
import { walkthroughs } from './index.ts'
import { perform, type PerformanceEvent } from './perform.ts'
import { secretFields, watchedFetch, type TravelledSecret } from './secret-traffic.ts'
import { walkthrough } from './walkthrough.ts'

let server: OwnServer
const told: PerformanceEvent[] = []
const travelled: TravelledSecret[] = []

beforeAll(async () => {
  server = await startOwnServer()
})

afterAll(async () => {
  await server.close()
})

/** Where each walkthrough ends. */
const lastScenes: { readonly [name: string]: object } = {
  login: { flow: { kind: 'signed_out', reason: 'signed_out' }, refused: { code: 'no_access_token' } },
  'stay-signed-in': { flow: { kind: 'signed_out', reason: 'expired' }, refused: { code: 'no_access_token' } },
  'sms-recovery': { flow: { kind: 'login' } },
  'email-recovery': { flow: { kind: 'recovery_verified' }, refused: { code: 'recovery_refused' } },
  'admin-reset': { flow: { kind: 'signed_out', reason: 'rejected' }, refused: { code: 'unauthorized' } },
  cancel: { flow: { kind: 'login' } },
}

test.each(walkthroughs)('$name goes as it is told, on a real socket', async (chosen) => {
  const events: PerformanceEvent[] = []
  const fetch = watchedFetch((secret) => travelled.push(secret))
  expect(await perform(chosen, server.url, (event) => events.push(event), fetch)).toBeNull()
  told.push(...events)
  const scenes = events.flatMap((event) => (event.kind === 'scene' ? [event.scene] : []))
  expect(scenes).toHaveLength(chosen.steps.length)
  expect(scenes.at(-1)).toMatchObject(lastScenes[chosen.name]!)
})

test('together they use every call of the spec', () => {
  const operationIds = Object.values(openapi.paths).flatMap((path) =>
    Object.values(path).map(({ operationId }: { operationId: string }) => operationId),
  )
  const used = told.flatMap((item) =>
    item.kind === 'call' && item.event.type === 'request' ? [item.event.operation] : [],
  )
  expect(new Set<string>(used)).toEqual(new Set(operationIds))
})

test('nothing that is told holds a secret', async () => {
  // Whatever the spec calls secret was there to be told, but for a token that this server never sends.
  const fields = new Set(travelled.map(({ field }) => field))
  expect(fields).toEqual(new Set([...secretFields].filter((name) => name !== 'refresh_token')))

  const messages = await connectDemoServer(server.url).messages()
  const otps = messages.map(otpIn).filter((otp) => otp !== null)
  const recoveryIds = messages.map(linkIn).flatMap((link) => link?.split('token=')[1] ?? [])
  expect(otps.length).toBeGreaterThan(0)
  expect(recoveryIds.length).toBeGreaterThan(0)

  // A user name is no secret, also where somebody types it for a password.
  const values = travelled.map(({ value }) => value).filter((value) => !value.includes('@'))
  const text = JSON.stringify(told)
  expect([...values, ...otps, ...recoveryIds].filter((secret) => text.includes(secret))).toEqual([])
})

test('a step that comes to something else ends the performance, and says which and why', async () => {
  const broken = walkthrough({ name: 'broken', title: 'Broken', shows: 'A fault.' })
    .step({
      title: 'Robin reads a code that nobody sent',
      shows: 'Nothing.',
      run: async ({ createPersona, readOtp }) => ({ flow: { kind: await readOtp(await createPersona()) } }),
    })
    .step({ title: 'Never reached', shows: 'Nothing.', run: async () => ({ flow: { kind: 'done' } }) })
  const events: PerformanceEvent[] = []
  expect(await perform(broken, server.url, (event) => events.push(event))).toEqual({
    step: 1,
    message: expect.stringMatching(/^expected a message to \+1555\d+, found none$/),
  })
  expect(events.map(({ kind }) => kind)).toEqual(['step'])
})
