import * as flows from '@armor/auth-flows'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectDemoServer } from '../demo-server/demo-server.ts'
import { startOwnServer, type OwnServer } from '../terminal/own-server.ts'
import { granted, refusedAs } from '../walkthroughs/expectation.ts'
import { setStage } from '../walkthroughs/stage.ts'
import { shortestPassword } from './password-rule.ts'

let server: OwnServer

beforeAll(async () => {
  server = await startOwnServer()
})

afterAll(async () => {
  await server.close()
})

test('the server takes the shortest password that the page asks for, and none that is shorter', async () => {
  const client = flows.createArmorClient({ baseUrl: server.url })
  const stage = setStage(client, connectDemoServer(server.url), () => {})
  const robin = await stage.createPersona({ phone: false })
  granted(await flows.startEmailRecovery(client, robin))
  const link = await stage.readLink(robin)
  const opened = granted(flows.openRecoveryLink(link, new URL(link)))
  const step = granted(await flows.redeemRecovery(client, opened))

  const words = 'lamps over snow at dusk'
  const tooShort = await flows.setPassword(client, step, words.slice(0, shortestPassword - 1))
  const refused = refusedAs(tooShort, 'password_rejected')
  expect(refused.reasons).toEqual(['too_short'])
  granted(await flows.setPassword(client, refused.next, words.slice(0, shortestPassword)))
})
