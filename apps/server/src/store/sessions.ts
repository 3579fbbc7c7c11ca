import type { Database } from './database.ts'

export async function insertSession(
  db: Database,
  session: { id: string; userId: number; startedAt: number; expiresAt: number },
): Promise<void> {
  await db
    .insertInto('sessions')
    .values({
      id: session.id,
      user_id: session.userId,
      started_at: session.startedAt,
      expires_at: session.expiresAt,
    })
    .execute()
}

export async function insertToken(
  db: Database,
  token: { hash: Buffer; sessionId: string; issuedAt: number; expiresAt: number },
): Promise<void> {
  await db
    .insertInto('access_tokens')
    .values({
      token_hash: token.hash,
      session_id: token.sessionId,
      issued_at: token.issuedAt,
      expires_at: token.expiresAt,
    })
    .execute()
}

/** The user of a token that opens calls now: known, current, alive, of a living session and an enabled user. */
export function liveToken(db: Database, hash: Buffer, now: number) {
  return db
    .selectFrom('access_tokens')
    .innerJoin('sessions', 'sessions.id', 'access_tokens.session_id')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .select(['users.id as userId', 'access_tokens.used_at as usedAt'])
    .where('access_tokens.token_hash', '=', hash)
    .where('access_tokens.superseded_at', 'is', null)
    .where('access_tokens.revoked_at', 'is', null)
    .where('access_tokens.expires_at', '>', now)
    .where('sessions.revoked_at', 'is', null)
    .where('sessions.expires_at', '>', now)
    .where('users.disabled_at', 'is', null)
    .executeTakeFirst()
}

/** Sessions that were not revoked and have not expired, of users who are enabled. */
function livingSessions(db: Database, now: number) {
  return db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .select('sessions.id')
    .where('sessions.revoked_at', 'is', null)
    .where('sessions.expires_at', '>', now)
    .where('users.disabled_at', 'is', null)
}

/** Notes the first use of a token, in one statement; false when it, its session or its user is dead meanwhile. */
export async function markTokenUsed(db: Database, hash: Buffer, now: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('access_tokens')
    .set({ used_at: now })
    .where('token_hash', '=', hash)
    .where('superseded_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('session_id', 'in', livingSessions(db, now))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** A living session of an enabled user. */
export function liveSession(db: Database, id: string, now: number) {
  return livingSessions(db, now)
    .select('sessions.expires_at as expiresAt')
    .where('sessions.id', '=', id)
    .executeTakeFirst()
}

/** Supersedes a current token by its successor, in one statement; nothing when it is not current. */
export async function supersedeToken(
  db: Database,
  token: { hash: Buffer; successorHash: Buffer; now: number },
): Promise<{ sessionId: string } | undefined> {
  return db
    .updateTable('access_tokens')
    .set((expression) => ({
      superseded_at: token.now,
      successor_hash: token.successorHash,
      used_at: expression.fn.coalesce('used_at', expression.val(token.now)),
    }))
    .where('token_hash', '=', token.hash)
    .where('superseded_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', token.now)
    .returning('session_id as sessionId')
    .executeTakeFirst()
}

/** A token that was superseded but has not expired or been revoked. */
export function supersededToken(db: Database, hash: Buffer, now: number) {
  return db
    .selectFrom('access_tokens')
    .select(['session_id as sessionId', 'superseded_at as supersededAt', 'successor_hash as successorHash'])
    .where('token_hash', '=', hash)
    .where('superseded_at', 'is not', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
}

/** Revokes a token that was never used, in one statement; false when it was used or revoked already. */
export async function revokeUnusedToken(db: Database, hash: Buffer, now: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('access_tokens')
    .set({ revoked_at: now })
    .where('token_hash', '=', hash)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function setSuccessor(db: Database, hash: Buffer, successorHash: Buffer): Promise<void> {
  await db
    .updateTable('access_tokens')
    .set({ successor_hash: successorHash })
    .where('token_hash', '=', hash)
    .execute()
}

export async function revokeSession(db: Database, id: string, now: number): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .execute()
}

export async function revokeSessionsOf(db: Database, userId: number, now: number): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ revoked_at: now })
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .execute()
}
