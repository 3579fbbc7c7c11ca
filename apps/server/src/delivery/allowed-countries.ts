import { DeliveryError, type Carrier } from './carrier.ts'

/** A carrier that takes only phone numbers that begin with one of `prefixes`: SMS to far countries cost, and are fraud's aim. */
export function allowCountries(prefixes: readonly string[], carrier: Carrier): Carrier {
  return {
    send: async (message, signal) => {
      if (!prefixes.some((prefix) => message.to.startsWith(prefix))) {
        throw new DeliveryError('its phone number begins with none of --sms-prefixes', { isFinal: true })
      }
      await carrier.send(message, signal)
    },
  }
}
