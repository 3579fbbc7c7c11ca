import type { Database } from './database.ts'
import type { OutboxTable } from './tables.ts'

type Channel = OutboxTable['channel']

export async function insertOutboxRow(
  db: Database,
  row: { id: string; channel: Channel; payload: Buffer; now: number; expiresAt: number },
): Promise<void> {
  await db
    .insertInto('outbox')
    .values({
      id: row.id,
      channel: row.channel,
      payload: row.payload,
      created_at: row.now,
      expires_at: row.expiresAt,
      next_attempt_at: row.now,
    })
    .execute()
}

/** Erases the payload of every message that was not sent in time, and gives the channel of each. */
export function expireOutbox(db: Database, now: number): Promise<{ channel: Channel }[]> {
  return db
    .updateTable('outbox')
    .set({ payload: null, finished_at: now, outcome: 'expired' })
    .where('finished_at', 'is', null)
    .where('expires_at', '<=', now)
    .returning('channel')
    .execute()
}

/**
 * Claims the oldest message of a channel that is due, in one statement: whoever gets the row counts the attempt and has
 * until `claimUntil` to finish it, then another worker may try.
 */
export function claimOutboxRow(
  db: Database,
  { channel, now, claimUntil }: { channel: Channel; now: number; claimUntil: number },
) {
  return db
    .updateTable('outbox')
    .set((expression) => ({
      attempts: expression('attempts', '+', 1),
      next_attempt_at: claimUntil,
    }))
    .where('id', 'in', (query) =>
      query
        .selectFrom('outbox')
        .select('id')
        .where('finished_at', 'is', null)
        .where('channel', '=', channel)
        .where('next_attempt_at', '<=', now)
        .where('expires_at', '>', now)
        .orderBy('created_at')
        .orderBy('id')
        .limit(1),
    )
    .returning(['id', 'payload', 'attempts', 'expires_at'])
    .executeTakeFirst()
}

/** Closes a message and erases its payload. */
export async function finishOutboxRow(
  db: Database,
  id: string,
  outcome: 'sent' | 'dead',
  now: number,
): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ payload: null, finished_at: now, outcome })
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .execute()
}

export async function postponeOutboxRow(db: Database, id: string, nextAttemptAt: number): Promise<void> {
  await db.updateTable('outbox').set({ next_attempt_at: nextAttemptAt }).where('id', '=', id).execute()
}
