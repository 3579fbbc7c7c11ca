import type { PasswordRefusalReason } from '@armor/spec'
import { insertAudit } from '../store/audit.ts'
import { killCodes } from '../store/codes.ts'
import {
  endRecoveriesOf,
  endRecovery,
  redeemGrant,
  redeemRecoveryId,
  userOfLiveGrant,
} from '../store/recoveries.ts'
import { revokeSessionsOf } from '../store/sessions.ts'
import { setPasswordHash } from '../store/users.ts'
import { passwordChangedMessages } from '../delivery/messages.ts'
import type { Context } from './context.ts'
import { passwordRefusals } from './password-policy.ts'
import { hexSecret, secretHash } from './secrets.ts'

/** A notice that a password was changed may wait this long for its carrier. */
const noticeLife = 86_400_000

/** Exchanges a recovery id, once, for a grant; null when it is unknown, expired, used or of another kind. */
export async function validateRecovery(
  { db, clock, config }: Context,
  recoveryId: string,
): Promise<string | null> {
  const now = clock.now()
  const grant = hexSecret()
  const redeemed = await redeemRecoveryId(db, {
    recoveryIdHash: secretHash(recoveryId),
    grantHash: secretHash(grant),
    grantExpiresAt: now + config.grantSeconds * 1000,
    now,
  })
  return redeemed ? grant : null
}

/** Ends the recovery that a flow token or recovery id names, if there is one. */
export async function deleteRecovery({ db, clock }: Context, secret: string): Promise<void> {
  await endRecovery(db, secretHash(secret), clock.now())
}

/** What became of a new password. A refused password leaves the grant alive. */
export type ResetOutcome =
  | { outcome: 'done' }
  | { outcome: 'grant_refused' }
  | { outcome: 'password_refused'; reasons: PasswordRefusalReason[] }

/** Redeems a grant and sets the password: one transaction that also ends all that the old password had opened. */
export async function resetPassword(
  context: Context,
  request: { grant: string; newPassword: string },
): Promise<ResetOutcome> {
  const { db, config, clock } = context
  const grantHash = secretHash(request.grant)
  const user = await userOfLiveGrant(db, grantHash, clock.now())
  if (user === undefined) return { outcome: 'grant_refused' }

  const identity = { username: user.username, firstName: user.first_name, lastName: user.last_name }
  const reasons = passwordRefusals(request.newPassword, identity, config)
  if (reasons.length > 0) return { outcome: 'password_refused', reasons }

  // Hashing takes milliseconds, so it is done before the transaction; the redemption inside decides.
  const hash = await context.passwordHash.hash(request.newPassword)
  const now = clock.now()
  const redeemed = await db.transaction().execute(async (transaction) => {
    if (!(await redeemGrant(transaction, grantHash, now))) return false
    await setPasswordHash(transaction, user.id, hash, now)
    await revokeSessionsOf(transaction, user.id, now)
    await killCodes(transaction, user.id, now)
    await endRecoveriesOf(transaction, user.id, now)
    await insertAudit(transaction, { at: now, event: 'password_reset', userId: user.id, actorId: null })
    const phone = config.smsEnabled === 'yes' ? user.phone : null
    for (const notice of passwordChangedMessages({ username: user.username, phone })) {
      await context.queue.add(transaction, notice, now + noticeLife)
    }
    return true
  })
  if (!redeemed) return { outcome: 'grant_refused' }
  context.queue.wake()
  return { outcome: 'done' }
}
