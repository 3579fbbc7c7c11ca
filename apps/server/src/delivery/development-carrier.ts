import type { Clock } from '../clock.ts'
import type { Carrier } from './carrier.ts'

/** A message as the development outbox shows it. */
export interface DeliveredMessage {
  readonly id: string
  readonly channel: 'sms' | 'email'
  readonly to: string
  readonly text: string
  /** ISO 8601. */
  readonly sentAt: string
}

/** A carrier whose messages can be read: they stay in memory, newest last, the last thousand of them. */
export interface DevelopmentCarrier extends Carrier {
  messages(to?: string): readonly DeliveredMessage[]
}

const kept = 1000

/** Makes a carrier for development and demo. Nothing of it is ever written to a disk. */
export function createDevelopmentCarrier(clock: Clock): DevelopmentCarrier {
  const delivered: DeliveredMessage[] = []
  return {
    send: async ({ id, channel, to, text }) => {
      delivered.push({ id, channel, to, text, sentAt: new Date(clock.now()).toISOString() })
      if (delivered.length > kept) delivered.shift()
    },
    messages: (to) => delivered.filter((message) => to === undefined || message.to === to),
  }
}
