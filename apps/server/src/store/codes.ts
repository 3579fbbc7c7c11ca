import type { Database } from './database.ts'

export async function insertCode(
  db: Database,
  code: { hash: Buffer; userId: number; expiresAt: number },
): Promise<void> {
  await db
    .insertInto('authorization_codes')
    .values({ code_hash: code.hash, user_id: code.userId, expires_at: code.expiresAt })
    .execute()
}

/** Redeems a code for the session named, in one statement; gives its user, or nothing when it cannot be redeemed. */
export async function redeemCode(
  db: Database,
  code: { hash: Buffer; sessionId: string; now: number },
): Promise<{ userId: number } | undefined> {
  return db
    .updateTable('authorization_codes')
    .set({ used_at: code.now, session_id: code.sessionId })
    .where('code_hash', '=', code.hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', code.now)
    .returning('user_id as userId')
    .executeTakeFirst()
}

/** The session that a used code was redeemed for. */
export async function sessionOfUsedCode(db: Database, hash: Buffer): Promise<string | null> {
  const row = await db
    .selectFrom('authorization_codes')
    .select('session_id')
    .where('code_hash', '=', hash)
    .where('used_at', 'is not', null)
    .executeTakeFirst()
  return row?.session_id ?? null
}

/** Makes every pending code of a user unredeemable. */
export async function killCodes(db: Database, userId: number, now: number): Promise<void> {
  await db
    .updateTable('authorization_codes')
    .set({ used_at: now })
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .execute()
}
