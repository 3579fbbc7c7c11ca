import { Webhook } from 'standardwebhooks'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemClock } from '../clock.ts'
import { startSmsGateway, type SmsGateway } from '../testing/sms-gateway.ts'
import type { OutgoingMessage } from './carrier.ts'
import { otpMessage } from './messages.ts'
import { createWebhookCarrier, webhookKey } from './webhook-carrier.ts'

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
const never = new AbortController().signal
const outgoing: OutgoingMessage = {
  ...otpMessage('+15550100101', '04815162'),
  to: '+15550100101',
  id: '7b0f3c1e-9a55-4b5e-8f57-0d1c2b3a4f5e',
  expiresAt: Date.parse('2026-11-24T12:10:00Z'),
}

let gateway: SmsGateway
beforeEach(async () => {
  gateway = await startSmsGateway({ status: 204 })
})
afterEach(() => gateway.close())

// The receiver's library compares with the machine's own time, so the sender has that too.
const send = (signedWith = secret) =>
  createWebhookCarrier({ url: `${gateway.url}/sms`, key: webhookKey(signedWith)! }, systemClock).send(
    outgoing,
    never,
  )
const received = () => {
  const [{ body, headers }] = gateway.requests as [SmsGateway['requests'][number]]
  return new Webhook(secret).verify(body, headers as Record<string, string>)
}

describe('the webhook carrier', () => {
  it('posts a message as JSON that a receiver verifies by a library of its own', async () => {
    await send()
    expect(gateway.requests[0]).toMatchObject({ method: 'POST', path: '/sms' })
    expect(gateway.requests[0]!.headers['content-type']).toBe('application/json')
    expect(received()).toEqual({
      id: outgoing.id,
      channel: 'sms',
      to: '+15550100101',
      text: outgoing.text,
      expiresAt: '2026-11-24T12:10:00.000Z',
    })
    expect(gateway.requests[0]!.headers['webhook-id']).toBe(outgoing.id)
  })

  it('is not believed when another secret signed', async () => {
    await send(`whsec_${Buffer.alloc(32, 8).toString('base64')}`)
    expect(received).toThrow(/No matching signature/)
  })
})

describe('a signing secret', () => {
  it('is whsec_ and base64 of 24 to 64 bytes', () => {
    for (const length of [24, 32, 64]) {
      const bytes = Buffer.alloc(length, 7)
      expect(webhookKey(`whsec_${bytes.toString('base64')}`)).toEqual(bytes)
    }
  })

  it.each([
    '',
    'whsec_',
    'whsec_c2hvcnQ=',
    `whsec_${'A'.repeat(88)}`,
    Buffer.alloc(32).toString('base64'),
    'whsec_!',
  ])('is nothing else: %j', (text) => {
    expect(webhookKey(text)).toBeNull()
  })
})
