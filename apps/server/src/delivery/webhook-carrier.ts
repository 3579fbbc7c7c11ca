import { createHmac } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Carrier } from './carrier.ts'
import { postToGateway } from './gateway.ts'

const secretPrefix = 'whsec_'

/** The bytes of a signing secret, `whsec_` and then base64 of 24 to 64 bytes; null for anything else. */
export function webhookKey(secret: string): Buffer | null {
  const text = secret.startsWith(secretPrefix) ? secret.slice(secretPrefix.length) : ''
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return null
  const key = Buffer.from(text, 'base64')
  return key.length >= 24 && key.length <= 64 ? key : null
}

/**
 * Posts each SMS as JSON to an address of one's own, signed as Standard Webhooks says: HMAC-SHA-256 over id, time and
 * body, so that a receiver can tell who sent it, that it is fresh, and by its id that it is a second try.
 */
export function createWebhookCarrier({ url, key }: { url: string; key: Buffer }, clock: Clock): Carrier {
  return {
    send: async ({ id, to, text, expiresAt }, signal) => {
      const body = JSON.stringify({
        id,
        channel: 'sms',
        to,
        text,
        expiresAt: new Date(expiresAt).toISOString(),
      })
      const timestamp = String(Math.floor(clock.now() / 1000))
      const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
      const headers = {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': `v1,${signature}`,
      }
      await postToGateway({ url, headers, body }, signal)
    },
  }
}
