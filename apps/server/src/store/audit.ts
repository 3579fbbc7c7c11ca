import type { Database } from './database.ts'

/** What is written down for good. */
export type AuditEvent = 'password_reset' | 'reset_initiated' | 'code_replayed' | 'token_replayed'

export async function insertAudit(
  db: Database,
  entry: { at: number; event: AuditEvent; userId: number | null; actorId: number | null },
): Promise<void> {
  await db
    .insertInto('audit')
    .values({ at: entry.at, event: entry.event, user_id: entry.userId, actor_id: entry.actorId })
    .execute()
}
