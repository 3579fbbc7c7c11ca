import { randomUUID } from 'node:crypto'
import { insertAudit } from '../store/audit.ts'
import { redeemCode, sessionOfUsedCode } from '../store/codes.ts'
import type { Database } from '../store/database.ts'
import {
  insertSession,
  insertToken,
  liveSession,
  liveToken,
  markTokenUsed,
  revokeSession,
  revokeUnusedToken,
  setSuccessor,
  supersededToken,
  supersedeToken,
} from '../store/sessions.ts'
import { userById } from '../store/users.ts'
import type { Context } from './context.ts'
import { idToken } from './id-token.ts'
import { hexSecret, secretHash } from './secrets.ts'

/** A new access token, and the minutes that it lives: fewer than usual where its session ends before. */
export interface IssuedToken {
  readonly accessToken: string
  readonly lifeMinutes: number
}

/** Redeems an authorization code for the first token of a session. Null when it is unknown, used or expired. */
export async function startSession(
  context: Context,
  code: string,
): Promise<(IssuedToken & { idToken: string }) | null> {
  const now = context.clock.now()
  const accessToken = hexSecret()
  const started = await context.db.transaction().execute(async (db) => {
    const sessionId = randomUUID()
    const redeemed = await redeemCode(db, { hash: secretHash(code), sessionId, now })
    if (redeemed === undefined) {
      await revokeSessionOfReplayedCode(db, code, now)
      return null
    }
    const user = await userById(db, redeemed.userId)
    if (user === undefined || user.disabled_at !== null) return null
    const expiresAt = now + context.config.sessionHours * 3_600_000
    await insertSession(db, { id: sessionId, userId: user.id, startedAt: now, expiresAt })
    const issued = await issueToken(context, db, { accessToken, sessionId, sessionExpiresAt: expiresAt, now })
    return { issued, userId: user.id }
  })
  if (started === null) return null
  return { ...started.issued, idToken: await idToken(context, { userId: started.userId, at: now }) }
}

/** Someone has a copy of the code: what the first redemption gave can't be trusted any more. */
async function revokeSessionOfReplayedCode(db: Database, code: string, now: number): Promise<void> {
  const sessionId = await sessionOfUsedCode(db, secretHash(code))
  if (sessionId === null) return
  await revokeSession(db, sessionId, now)
  await insertAudit(db, { at: now, event: 'code_replayed', userId: null, actorId: null })
}

/**
 * Exchanges the current token of a session for a new one. A superseded token is taken once more within the grace,
 * while its successor was never used: the reply was lost. Later it means a copy, and ends the session.
 */
export async function reissueToken(context: Context, token: string): Promise<IssuedToken | null> {
  const now = context.clock.now()
  const hash = secretHash(token)
  const accessToken = hexSecret()
  const successorHash = secretHash(accessToken)
  return context.db.transaction().execute(async (db) => {
    const current = await supersedeToken(db, { hash, successorHash, now })
    const sessionId =
      current?.sessionId ?? (await replaceLostSuccessor(context, db, hash, successorHash, now))
    if (sessionId === null) return null
    const session = await liveSession(db, sessionId, now)
    if (session === undefined) return null
    return issueToken(context, db, { accessToken, sessionId, sessionExpiresAt: session.expiresAt, now })
  })
}

async function replaceLostSuccessor(
  { config }: Context,
  db: Database,
  hash: Buffer,
  successorHash: Buffer,
  now: number,
): Promise<string | null> {
  const superseded = await supersededToken(db, hash, now)
  if (superseded === undefined) return null
  const withinGrace = now - superseded.supersededAt! <= config.reissueGraceSeconds * 1000
  if (withinGrace && (await revokeUnusedToken(db, superseded.successorHash!, now))) {
    await setSuccessor(db, hash, successorHash)
    return superseded.sessionId
  }
  await revokeSession(db, superseded.sessionId, now)
  await insertAudit(db, { at: now, event: 'token_replayed', userId: null, actorId: null })
  return null
}

async function issueToken(
  { config }: Context,
  db: Database,
  token: { accessToken: string; sessionId: string; sessionExpiresAt: number; now: number },
): Promise<IssuedToken> {
  const expiresAt = Math.min(token.now + config.tokenMinutes * 60_000, token.sessionExpiresAt)
  await insertToken(db, {
    hash: secretHash(token.accessToken),
    sessionId: token.sessionId,
    issuedAt: token.now,
    expiresAt,
  })
  return { accessToken: token.accessToken, lifeMinutes: Math.ceil((expiresAt - token.now) / 60_000) }
}

/** The id of the user whose current access token this is; null for any other text. */
export async function authenticate(context: Context, accessToken: string): Promise<number | null> {
  const now = context.clock.now()
  const hash = secretHash(accessToken)
  const token = await liveToken(context.db, hash, now)
  if (token === undefined) return null
  // Its first use ends the grace of the token before it, so it counts only if it still stands when written.
  if (token.usedAt === null && !(await markTokenUsed(context.db, hash, now))) return null
  return token.userId
}
