import type { Database } from './database.ts'

/** Starts a recovery by SMS. Without a user it is a decoy: it counts and expires like a real one. */
export async function insertSmsRecovery(
  db: Database,
  recovery: {
    id: string
    subject: Buffer
    userId: number | null
    flowTokenHash: Buffer
    otpMac: Buffer
    otpExpiresAt: number
    now: number
  },
): Promise<void> {
  await db
    .insertInto('recoveries')
    .values({
      id: recovery.id,
      channel: 'sms',
      subject: recovery.subject,
      user_id: recovery.userId,
      started_at: recovery.now,
      flow_token_hash: recovery.flowTokenHash,
      otp_mac: recovery.otpMac,
      otp_expires_at: recovery.otpExpiresAt,
    })
    .execute()
}

/** Starts a recovery by a mailed link. Without a user it is a decoy. */
export async function insertLinkRecovery(
  db: Database,
  recovery: {
    id: string
    subject: Buffer
    userId: number | null
    recoveryIdHash: Buffer
    recoveryIdExpiresAt: number
    now: number
  },
): Promise<void> {
  await db
    .insertInto('recoveries')
    .values({
      id: recovery.id,
      channel: 'email',
      subject: recovery.subject,
      user_id: recovery.userId,
      started_at: recovery.now,
      recovery_id_hash: recovery.recoveryIdHash,
      recovery_id_expires_at: recovery.recoveryIdExpiresAt,
    })
    .execute()
}

/** The recovery in which a resend of the one-time password was asked for, if it still waits for one. */
export function resendableRecovery(db: Database, flowTokenHash: Buffer, subject: Buffer) {
  return db
    .selectFrom('recoveries')
    .select(['id', 'user_id as userId'])
    .where('flow_token_hash', '=', flowTokenHash)
    .where('subject', '=', subject)
    .where('ended_at', 'is', null)
    .where('otp_used_at', 'is', null)
    .executeTakeFirst()
}

/** Puts a new one-time password in the place of the one sent before. Wrong tries stay counted. */
export async function replaceOtp(
  db: Database,
  recovery: { id: string; otpMac: Buffer; otpExpiresAt: number },
): Promise<void> {
  await db
    .updateTable('recoveries')
    .set({ otp_mac: recovery.otpMac, otp_expires_at: recovery.otpExpiresAt })
    .where('id', '=', recovery.id)
    .where('otp_used_at', 'is', null)
    .execute()
}

/** Ends the oldest SMS recoveries of a name that still wait for a one-time password, all but the newest `keep`. */
export async function endSurplusSmsRecoveries(
  db: Database,
  subject: Buffer,
  keep: number,
  now: number,
): Promise<void> {
  await db
    .updateTable('recoveries')
    .set({ ended_at: now })
    .where('id', 'in', (query) =>
      query
        .selectFrom('recoveries')
        .select('id')
        .where('subject', '=', subject)
        .where('channel', '=', 'sms')
        .where('ended_at', 'is', null)
        .where('otp_used_at', 'is', null)
        .where('otp_expires_at', '>', now)
        .orderBy('started_at', 'desc')
        .orderBy('id')
        .limit(-1)
        .offset(keep),
    )
    .execute()
}

/** Counts one try at a one-time password before it is compared; nothing when no try is left or it is dead. */
export function countOtpTry(
  db: Database,
  attempt: { flowTokenHash: Buffer; subject: Buffer; limit: number; now: number },
) {
  return db
    .updateTable('recoveries')
    .set((expression) => ({ wrong_otps: expression('wrong_otps', '+', 1) }))
    .where('flow_token_hash', '=', attempt.flowTokenHash)
    .where('subject', '=', attempt.subject)
    .where('ended_at', 'is', null)
    .where('otp_used_at', 'is', null)
    .where('otp_expires_at', '>', attempt.now)
    .where('wrong_otps', '<', attempt.limit)
    .returning(['id', 'user_id as userId', 'otp_mac as otpMac', 'wrong_otps as tries'])
    .executeTakeFirst()
}

/** Counts one try over all recoveries of a name; false when the day's tries are used up. */
export async function countOtpTryOfSubject(
  db: Database,
  attempt: { subject: Buffer; limit: number; windowMs: number; now: number },
): Promise<boolean> {
  const windowStart = attempt.now - attempt.windowMs
  const row = await db
    .insertInto('otp_failures')
    .values({ subject: attempt.subject, since: attempt.now, count: 1 })
    .onConflict((conflict) =>
      conflict
        .column('subject')
        .doUpdateSet((expression) => ({
          count: expression
            .case()
            .when('otp_failures.since', '<=', windowStart)
            .then(1)
            .else(expression('otp_failures.count', '+', 1))
            .end(),
          since: expression
            .case()
            .when('otp_failures.since', '<=', windowStart)
            .then(attempt.now)
            .else(expression.ref('otp_failures.since'))
            .end(),
        }))
        .where((expression) =>
          expression.or([
            expression('otp_failures.count', '<', attempt.limit),
            expression('otp_failures.since', '<=', windowStart),
          ]),
        ),
    )
    .returning('count')
    .executeTakeFirst()
  return row !== undefined
}

/** Takes back the count of a try that turned out right. */
export async function uncountOtpTryOfSubject(db: Database, subject: Buffer): Promise<void> {
  await db
    .updateTable('otp_failures')
    .set((expression) => ({ count: expression('count', '-', 1) }))
    .where('subject', '=', subject)
    .where('count', '>', 0)
    .execute()
}

/** Decoys have no user, and a disabled user's recoveries are dead: neither is ever redeemed. */
function enabledUsers(db: Database) {
  return db.selectFrom('users').select('id').where('disabled_at', 'is', null)
}

/** Redeems the one-time password of a recovery for a recovery id, in one statement. */
export async function redeemOtp(
  db: Database,
  redemption: {
    id: string
    otpMac: Buffer
    recoveryIdHash: Buffer
    recoveryIdExpiresAt: number
    now: number
  },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('recoveries')
    .set((expression) => ({
      otp_used_at: redemption.now,
      wrong_otps: expression('wrong_otps', '-', 1),
      recovery_id_hash: redemption.recoveryIdHash,
      recovery_id_expires_at: redemption.recoveryIdExpiresAt,
    }))
    .where('id', '=', redemption.id)
    .where('user_id', 'in', enabledUsers(db))
    .where('otp_mac', '=', redemption.otpMac)
    .where('otp_used_at', 'is', null)
    .where('otp_expires_at', '>', redemption.now)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Redeems a recovery id for a grant, in one statement. */
export async function redeemRecoveryId(
  db: Database,
  redemption: { recoveryIdHash: Buffer; grantHash: Buffer; grantExpiresAt: number; now: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('recoveries')
    .set({
      recovery_id_used_at: redemption.now,
      grant_hash: redemption.grantHash,
      grant_expires_at: redemption.grantExpiresAt,
    })
    .where('recovery_id_hash', '=', redemption.recoveryIdHash)
    .where('user_id', 'in', enabledUsers(db))
    .where('recovery_id_used_at', 'is', null)
    .where('recovery_id_expires_at', '>', redemption.now)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The enabled user of a grant that can be redeemed now. */
export function userOfLiveGrant(db: Database, grantHash: Buffer, now: number) {
  return db
    .selectFrom('recoveries')
    .innerJoin('users', 'users.id', 'recoveries.user_id')
    .selectAll('users')
    .where('recoveries.grant_hash', '=', grantHash)
    .where('recoveries.grant_used_at', 'is', null)
    .where('recoveries.grant_expires_at', '>', now)
    .where('recoveries.ended_at', 'is', null)
    .where('users.disabled_at', 'is', null)
    .executeTakeFirst()
}

/** Redeems a grant, in one statement. */
export async function redeemGrant(db: Database, grantHash: Buffer, now: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('recoveries')
    .set({ grant_used_at: now })
    .where('grant_hash', '=', grantHash)
    .where('user_id', 'in', enabledUsers(db))
    .where('grant_used_at', 'is', null)
    .where('grant_expires_at', '>', now)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Ends the recovery that a flow token or a recovery id names; nothing of it can be used afterwards. */
export async function endRecovery(db: Database, secretHash: Buffer, now: number): Promise<void> {
  await db
    .updateTable('recoveries')
    .set({ ended_at: now })
    .where((expression) =>
      expression.or([
        expression('flow_token_hash', '=', secretHash),
        expression('recovery_id_hash', '=', secretHash),
      ]),
    )
    .where('ended_at', 'is', null)
    .execute()
}

/** Ends everything that is pending for a user. */
export async function endRecoveriesOf(db: Database, userId: number, now: number): Promise<void> {
  await db
    .updateTable('recoveries')
    .set({ ended_at: now })
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .execute()
}
