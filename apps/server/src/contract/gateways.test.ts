import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { configOf, type Config } from '../config.ts'
import { startServer } from '../index.ts'
import { cheapHash } from '../testing/context.ts'
import { exchange, type Answer } from '../testing/exchange.ts'
import { startMailServer, type MailBehaviour } from '../testing/mail-server.ts'
import { startSmsGateway, type GatewayBehaviour } from '../testing/sms-gateway.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'armor-gateways-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const reports = { onFault: () => {}, onDeliveryFailure: () => {} }
const user = 'ada.lovelace@demo.armor.test'
const stranger = 'nobody@demo.armor.test'

/** Starts a server, has it do something, and closes it. */
async function withServer<Value>(given: Partial<Config>, act: (server: Started) => Promise<Value>) {
  const config = configOf({ ...cheapHash, port: 0, database: join(folder, 'armor.db'), ...given })
  const server = await startServer(config, reports)
  try {
    return await act(server)
  } finally {
    await server.close()
  }
}
type Started = Awaited<ReturnType<typeof startServer>>

/** What of an answer is the same each time: a token is as long as any, and the clock goes on. */
function comparable({ status, headers, text }: Answer) {
  const named = [...headers].filter(([name]) => name !== 'date')
  const steady = text.replaceAll(/"(token|referenceId)":"([^"]*)"/g, (_, name: string, value: string) => {
    return `"${name}":${value.length}`
  })
  return { status, headers: named, text: steady }
}

/** Asks for a recovery by SMS and by mail, of a user and of a stranger, with gateways that behave so. */
async function answersWith(mailBehaviour: MailBehaviour, smsBehaviour: GatewayBehaviour) {
  // The demo has made the users; the server that is asked knows nothing of the demo.
  await withServer({ demo: true }, async () => {})
  const mailServer = await startMailServer({ behaviour: mailBehaviour })
  const gateway = await startSmsGateway(smsBehaviour)
  const carriers = {
    smtpUrl: mailServer.url,
    mailFrom: 'no-reply@portal.example',
    smsCarrier: 'twilio',
    smsUrl: gateway.url,
    smsAccount: 'AC1',
    smsFrom: '+15550100000',
    smsSecret: 'token',
    // Longer than a test may take: an answer that waited for a hanging gateway would never come.
    carrierSeconds: 120,
  }
  const { answers, counts } = await withServer(carriers, async (server) => {
    const ask = async (path: string, username: string) => {
      const body = JSON.stringify({ username })
      const headers = { 'content-type': 'application/json' }
      return comparable(await exchange(server.url, { method: 'POST', path, headers, body }))
    }
    const given = {
      sms: [await ask('/recovery/initiatesms', user), await ask('/recovery/initiatesms', stranger)],
      email: [await ask('/recovery/initiateemail', user), await ask('/recovery/initiateemail', stranger)],
    }
    await expect.poll(() => mailServer.connections()).toBeGreaterThan(0)
    await expect.poll(() => gateway.requests.length).toBeGreaterThan(0)
    // The answers are in, so nothing has to hang any longer.
    if (smsBehaviour === 'hangs') await Promise.all([mailServer.close(), gateway.close()])
    const tries = () => Object.values(server.deliveries()).map(({ sent, retried }) => sent + retried)
    await expect.poll(() => Math.min(...tries())).toBeGreaterThan(0)
    return { answers: given, counts: server.deliveries() }
  })
  if (smsBehaviour !== 'hangs') await Promise.all([mailServer.close(), gateway.close()])
  return { answers, counts }
}

describe('the answer to a request for a recovery', () => {
  it('is the same for users and strangers while gateways take every message', async () => {
    const { answers, counts } = await answersWith('takes', { status: 201 })
    for (const [ofUser, ofStranger] of Object.values(answers)) {
      expect(ofUser!.status).toBe(200)
      expect(ofStranger).toEqual(ofUser)
    }
    expect(counts).toMatchObject({ sms: { sent: 1, decoy: 1 }, email: { sent: 1, decoy: 1 } })
  })

  it.each<[string, MailBehaviour, GatewayBehaviour]>([
    ['are slow', 'hangs', 'hangs'],
    ['greet nobody', 'greets nobody', 'hangs'],
    ['fail', { status: 451, of: 'mail' }, { status: 503 }],
    ['hang up', 'hangs up', 'hangs up'],
  ])('is the very same while gateways %s', async (_, mailBehaviour, smsBehaviour) => {
    const { answers, counts } = await answersWith(mailBehaviour, smsBehaviour)
    rmSync(folder, { recursive: true })
    const undisturbed = await answersWith('takes', { status: 201 })
    expect(answers).toEqual(undisturbed.answers)
    // What was not taken waits in the outbox for another try.
    expect(counts).toMatchObject({ sms: { sent: 0, decoy: 1 }, email: { sent: 0, decoy: 1 } })
    expect(counts.sms.retried).toBeGreaterThan(0)
    expect(counts.email.retried).toBeGreaterThan(0)
  })
})
