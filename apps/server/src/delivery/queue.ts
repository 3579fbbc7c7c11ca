import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Database } from '../store/database.ts'
import { insertOutboxRow } from '../store/outbox.ts'
import type { Message } from './messages.ts'
import { sealMessage } from './sealed-message.ts'

/** Where rules put messages: sending never happens inside a request, so that a slow gateway changes no answer. */
export interface Queue {
  /** Writes the message to the outbox, in the caller's transaction. It is never sent after `expiresAt`. */
  add(db: Database, message: Message, expiresAt: number): Promise<void>
  /** Says that a transaction with messages was committed. */
  wake(): void
}

/** The queue on the outbox table; `wake` is called after each commit. */
export function createQueue(key: Buffer, clock: Clock, wake: () => void): Queue {
  return {
    add: async (db, message, expiresAt) => {
      const id = randomUUID()
      const payload = sealMessage(key, id, message)
      await insertOutboxRow(db, { id, channel: message.channel, payload, now: clock.now(), expiresAt })
    },
    wake,
  }
}
