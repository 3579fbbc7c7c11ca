import type { Channel } from './messages.ts'

/** What became of a message, or of a try to send it. */
export type DeliveryEvent = 'sent' | 'decoy' | 'retried' | 'dead' | 'expired'

/** How often each happened since the start of the process, by channel. */
export type DeliveryCounts = Readonly<Record<Channel, Readonly<Record<DeliveryEvent, number>>>>

/** Counts deliveries, for the operator. */
export interface DeliveryCounters {
  add(channel: Channel, event: DeliveryEvent): void
  read(): DeliveryCounts
}

/** Counters that begin at 0. */
export function createDeliveryCounters(): DeliveryCounters {
  const none = () => ({ sent: 0, decoy: 0, retried: 0, dead: 0, expired: 0 })
  const counts = { sms: none(), email: none() }
  return {
    add: (channel, event) => {
      counts[channel][event] += 1
    },
    read: () => structuredClone(counts),
  }
}
