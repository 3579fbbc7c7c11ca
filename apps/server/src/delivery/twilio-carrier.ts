import type { Clock } from '../clock.ts'
import { DeliveryError, type Carrier } from './carrier.ts'
import { postToGateway } from './gateway.ts'

/** An account at Twilio, or at a gateway that speaks its message API. */
export interface TwilioOptions {
  /** Where the API stands, `https://api.twilio.com` for Twilio itself. */
  readonly url: string
  readonly account: string
  readonly token: string
  /** A phone number, or the id of a messaging service (`MG...`). */
  readonly from: string
}

// Twilio takes up to 36,000 s by now; gateways that follow an older form of its API take no more than this.
const longestValiditySeconds = 14_400

/** Hands SMS to Twilio's message API. */
export function createTwilioCarrier(options: TwilioOptions, clock: Clock): Carrier {
  const account = encodeURIComponent(options.account)
  const url = new URL(`/2010-04-01/Accounts/${account}/Messages.json`, options.url).href
  const credentials = Buffer.from(`${options.account}:${options.token}`).toString('base64')
  const sender = options.from.startsWith('MG') ? 'MessagingServiceSid' : 'From'
  return {
    send: async ({ to, text, expiresAt }, signal) => {
      const left = Math.floor((expiresAt - clock.now()) / 1000)
      if (left < 1) throw new DeliveryError('less than a second of its life is left')
      const body = new URLSearchParams({
        To: to,
        [sender]: options.from,
        Body: text,
        // The gateway has a queue of its own: it must not send after the expiry either.
        ValidityPeriod: String(Math.min(left, longestValiditySeconds)),
      })
      await postToGateway({ url, headers: { authorization: `Basic ${credentials}` }, body }, signal)
    },
  }
}
