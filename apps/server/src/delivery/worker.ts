import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Database } from '../store/database.ts'
import { claimOutboxRow, expireOutbox, finishOutboxRow, postponeOutboxRow } from '../store/outbox.ts'
import { DeliveryError, type Carrier } from './carrier.ts'
import { createDeliveryCounters, type DeliveryCounts } from './counters.ts'
import { createLane } from './lane.ts'
import type { Channel } from './messages.ts'
import { retryDelay, type RetryRule } from './retry.ts'
import { openMessage } from './sealed-message.ts'

/** Sends what lies in the outbox. */
export interface DeliveryWorker {
  /** Sends everything that is due; resolves when nothing is left to do now. */
  drain(): Promise<void>
  /** What became of messages so far. */
  counts(): DeliveryCounts
  /** Begins nothing new and waits for what is under way. Unsent messages stay in the outbox. */
  stop(): Promise<void>
}

/** Hears of a try that failed and what follows, without the message. The id is `-` where it was no single message. */
export type DeliveryFailureListener = (rowId: string, error: unknown, then: 'retried' | 'dead') => void

/** What a worker needs. */
export interface DeliveryWorkerOptions {
  readonly db: Database
  readonly key: Buffer
  readonly clock: Clock
  readonly carrier: Carrier
  readonly config: Config
  /** Gives a number from 0 to 1. */
  readonly random: () => number
  readonly onFailure: DeliveryFailureListener
}

const pollMs = 1000
// Beyond what a send may take: time to write down how it ended. Then another worker may try.
const claimSpareMs = 30_000

/** Starts the worker. Each channel has a lane of its own, so that a hanging SMS gateway holds up no mail. */
export function startDeliveryWorker(options: DeliveryWorkerOptions): DeliveryWorker {
  const { db, key, clock, carrier, config, random, onFailure } = options
  const sendMs = config.carrierSeconds * 1000
  const retry: RetryRule = {
    attempts: config.outboxAttempts,
    firstMs: config.outboxRetrySeconds * 1000,
    mostMs: config.outboxRetryMaximumSeconds * 1000,
  }
  const counters = createDeliveryCounters()
  let isStopped = false

  /** Sends one message that is due; false when there is none. */
  const sendNext = async (channel: Channel): Promise<boolean> => {
    if (isStopped) return false
    const now = clock.now()
    const row = await claimOutboxRow(db, { channel, now, claimUntil: now + sendMs + claimSpareMs })
    if (row === undefined) return false
    try {
      // A try whose process ended has counted: what ends processes is not tried for ever.
      if (row.attempts > retry.attempts) throw new DeliveryError('every try was cut short', { isFinal: true })
      const message = openMessage(key, row.id, row.payload!)
      if (message.to === null) {
        // A decoy takes the same way as a message, up to the carrier.
        counters.add(channel, 'decoy')
      } else {
        const signal = AbortSignal.timeout(Math.min(sendMs, row.expires_at - now))
        const outgoing = { ...message, id: row.id, to: message.to, expiresAt: row.expires_at }
        await carrier.send(outgoing, signal)
        counters.add(channel, 'sent')
      }
    } catch (error) {
      await afterFailure(channel, row, error)
      return true
    }
    await finishOutboxRow(db, row.id, 'sent', clock.now())
    return true
  }

  const afterFailure = async (channel: Channel, row: { id: string; attempts: number }, error: unknown) => {
    const { isFinal, retryAfterMs } = error instanceof DeliveryError ? error : new DeliveryError('')
    const then = isFinal || row.attempts >= retry.attempts ? 'dead' : 'retried'
    counters.add(channel, then)
    onFailure(row.id, error, then)
    if (then === 'dead') return finishOutboxRow(db, row.id, 'dead', clock.now())
    const delay = Math.max(retryDelay(retry, row.attempts, random), retryAfterMs)
    return postponeOutboxRow(db, row.id, clock.now() + delay)
  }

  const lanes = (['sms', 'email'] as const).map((channel) =>
    createLane(config.outboxParallel, () => sendNext(channel)),
  )
  const drain = async (): Promise<void> => {
    if (isStopped) return
    const expired = await expireOutbox(db, clock.now())
    for (const { channel } of expired) counters.add(channel, 'expired')
    await Promise.all(lanes.map((lane) => lane.drain()))
  }
  const timer = setInterval(() => {
    drain().catch((error: unknown) => onFailure('-', error, 'retried'))
  }, pollMs)
  timer.unref()

  return {
    drain,
    counts: counters.read,
    stop: async () => {
      isStopped = true
      clearInterval(timer)
      await Promise.all(lanes.map((lane) => lane.settled()))
    },
  }
}
