import pLimit from 'p-limit'
import type { Clock } from '../clock.ts'
import type { Database } from '../store/database.ts'
import { claimOutboxRow, expireOutbox, finishOutboxRow, postponeOutboxRow } from '../store/outbox.ts'
import type { Message } from './messages.ts'
import { openMessage } from './sealed-message.ts'

/** A message with an address, and the id of its row: a carrier may see the same id twice, never two ids for one. */
export type OutgoingMessage = Message & { readonly id: string; readonly to: string }

/** Brings messages to people. Rejects when it could not; then it is asked again later. */
export interface Carrier {
  send(message: OutgoingMessage): Promise<void>
}

/** Sends what lies in the outbox. */
export interface DeliveryWorker {
  /** Sends everything that is due; resolves when nothing is left to do now. */
  drain(): Promise<void>
  /** Stops the timer and waits for what is under way. Unsent messages stay in the outbox. */
  stop(): Promise<void>
}

const pollMs = 1000
const claimMs = 60_000
const firstRetryMs = 1000

/** Starts the worker. `onFailure` hears of a send that failed, without the message. */
export function startDeliveryWorker(options: {
  db: Database
  key: Buffer
  clock: Clock
  carrier: Carrier
  attempts: number
  onFailure: (rowId: string, error: unknown) => void
}): DeliveryWorker {
  const { db, key, clock, carrier, attempts, onFailure } = options

  const sendNext = async (): Promise<boolean> => {
    const now = clock.now()
    const row = await claimOutboxRow(db, now, now + claimMs)
    if (row === undefined) return false
    try {
      const message = openMessage(key, row.id, row.payload!)
      // A decoy takes the same way as a message, up to the carrier.
      if (message.to !== null) await carrier.send({ ...message, id: row.id, to: message.to })
      await finishOutboxRow(db, row.id, 'sent', clock.now())
    } catch (error) {
      onFailure(row.id, error)
      if (row.attempts >= attempts) await finishOutboxRow(db, row.id, 'dead', clock.now())
      else await postponeOutboxRow(db, row.id, clock.now() + firstRetryMs * 2 ** (row.attempts - 1))
    }
    return true
  }

  // One drain at a time; a caller who comes during one wants what was added since, so it runs again.
  const oneAtATime = pLimit(1)
  const drain = (): Promise<void> =>
    oneAtATime(async () => {
      await expireOutbox(db, clock.now())
      while (await sendNext());
    })
  const timer = setInterval(() => {
    if (oneAtATime.activeCount === 0) drain().catch((error: unknown) => onFailure('-', error))
  }, pollMs)
  timer.unref()

  return {
    drain,
    stop: async () => {
      clearInterval(timer)
      await oneAtATime(async () => {})
    },
  }
}
