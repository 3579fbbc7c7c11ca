import type { Database } from './database.ts'

/**
 * Keeps a code, in one statement that holds only while the password is the one that was verified and its user is
 * enabled; false when it was changed, or the user disabled, meanwhile.
 */
export async function insertCode(
  db: Database,
  code: { hash: Buffer; userId: number; passwordHash: string; expiresAt: number },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('authorization_codes')
    .columns(['code_hash', 'user_id', 'expires_at'])
    .expression((query) =>
      query
        .selectFrom('users')
        .select(({ val }) => [
          val(code.hash).as('code_hash'),
          'users.id as user_id',
          val(code.expiresAt).as('expires_at'),
        ])
        .where('id', '=', code.userId)
        .where('password_hash', '=', code.passwordHash)
        .where('disabled_at', 'is', null),
    )
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
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
