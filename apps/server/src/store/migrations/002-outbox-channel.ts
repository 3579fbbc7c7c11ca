import { sql, type Kysely } from 'kysely'

/** Queued messages tell their channel, so that a hanging gateway of one holds up no message of the other. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // What is queued already waits among the mails; its own channel is still the one that it is sent by.
  await db.schema
    .alterTable('outbox')
    .addColumn('channel', 'text', (column) => column.notNull().defaultTo('email'))
    .execute()
  await sql`drop index outbox_due`.execute(db)
  await sql`create index outbox_due on outbox (channel, next_attempt_at) where finished_at is null`.execute(
    db,
  )
}
