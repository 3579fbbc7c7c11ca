import { randomUUID } from 'node:crypto'
import type { Database } from '../store/database.ts'
import {
  countOtpTry,
  countOtpTryOfSubject,
  endSurplusSmsRecoveries,
  insertSmsRecovery,
  redeemOtp,
  replaceOtp,
  resendableRecovery,
  uncountOtpTryOfSubject,
} from '../store/recoveries.ts'
import { userByName } from '../store/users.ts'
import { otpMessage } from '../delivery/messages.ts'
import type { Context } from './context.ts'
import { normaliseName, subjectOf } from './names.ts'
import { otpMac, otpSecret, sameBytes, secretHash, urlSafeSecret } from './secrets.ts'

const day = 86_400_000

/**
 * Starts a recovery by SMS, or resends within one, and gives the token that names it. Whoever is named, the same
 * is done: a name without a user or a phone gets a decoy whose message is never sent.
 */
export async function startSmsRecovery(
  context: Context,
  request: { username: string; token: string | null },
): Promise<string> {
  const name = normaliseName(request.username)
  const subject = subjectOf(context.keys.names, name)
  const user = await userByName(context.db, name)
  const reachable = user?.disabled_at === null && user.phone !== null && context.config.smsEnabled === 'yes'
  const recipient = reachable ? { userId: user.id, phone: user.phone! } : null

  const token = await context.db.transaction().execute(async (db) => {
    const resent = await resend(context, db, { subject, recipient, token: request.token })
    return resent ?? (await start(context, db, { subject, recipient }))
  })
  context.queue.wake()
  return token
}

type Recipient = { userId: number; phone: string } | null

async function start(
  context: Context,
  db: Database,
  { subject, recipient }: { subject: Buffer; recipient: Recipient },
): Promise<string> {
  const now = context.clock.now()
  const id = randomUUID()
  const token = urlSafeSecret()
  const otp = otpSecret(context.config.otpDigits)
  const otpExpiresAt = now + context.config.otpSeconds * 1000
  await insertSmsRecovery(db, {
    id,
    subject,
    userId: recipient?.userId ?? null,
    flowTokenHash: secretHash(token),
    otpMac: otpMac(context.keys.otp, id, otp),
    otpExpiresAt,
    now,
  })
  await endSurplusSmsRecoveries(db, subject, context.config.smsRecoveries, now)
  await context.queue.add(db, otpMessage(recipient?.phone ?? null, otp), otpExpiresAt)
  return token
}

/** A resend supersedes the one-time password sent before, in its own recovery alone; the token stays. */
async function resend(
  context: Context,
  db: Database,
  { subject, recipient, token }: { subject: Buffer; recipient: Recipient; token: string | null },
): Promise<string | null> {
  if (token === null) return null
  const recovery = await resendableRecovery(db, secretHash(token), subject)
  if (recovery === undefined) return null
  const otp = otpSecret(context.config.otpDigits)
  const otpExpiresAt = context.clock.now() + context.config.otpSeconds * 1000
  const mac = otpMac(context.keys.otp, recovery.id, otp)
  await replaceOtp(db, { id: recovery.id, otpMac: mac, otpExpiresAt })
  // A recovery that began as a decoy stays one, even if the name has a user by now.
  const phone = recovery.userId === null ? null : (recipient?.phone ?? null)
  await context.queue.add(db, otpMessage(phone, otp), otpExpiresAt)
  return token
}

/** The outcome of a one-time password; `attemptsLeft` is unknown where there is no such recovery. */
export type OtpOutcome = { recoveryId: string } | { recoveryId: null; attemptsLeft: number | null }

/**
 * Redeems a one-time password for a recovery id. The try is counted first, in a transaction of its own, and only
 * then compared: a hundred at once still have no more tries than one after the other.
 */
export async function completeSmsRecovery(
  context: Context,
  request: { username: string; otp: string | number; token: string },
): Promise<OtpOutcome> {
  const { db, clock, config, keys } = context
  const now = clock.now()
  const subject = subjectOf(keys.names, normaliseName(request.username))
  const counted = await db.transaction().execute(async (transaction) => {
    const flowTokenHash = secretHash(request.token)
    const attempt = await countOtpTry(transaction, { flowTokenHash, subject, limit: config.otpTries, now })
    if (attempt === undefined) return null
    const limits = { subject, limit: config.otpTriesDaily, windowMs: day, now }
    return { ...attempt, allowed: await countOtpTryOfSubject(transaction, limits) }
  })
  if (counted === null) return { recoveryId: null, attemptsLeft: null }
  if (!counted.allowed) return { recoveryId: null, attemptsLeft: 0 }

  const given = otpMac(keys.otp, counted.id, otpText(request.otp, config.otpDigits))
  if (counted.userId !== null && sameBytes(given, counted.otpMac!)) {
    const recoveryId = urlSafeSecret()
    const redeemed = await db.transaction().execute(async (transaction) => {
      const done = await redeemOtp(transaction, {
        id: counted.id,
        otpMac: given,
        recoveryIdHash: secretHash(recoveryId),
        recoveryIdExpiresAt: now + config.grantSeconds * 1000,
        now,
      })
      if (done) await uncountOtpTryOfSubject(transaction, subject)
      return done
    })
    if (redeemed) return { recoveryId }
  }
  return { recoveryId: null, attemptsLeft: config.otpTries - counted.tries }
}

/** A one-time password can begin with 0; a client that sends an integer has lost that 0. */
function otpText(otp: string | number, digits: number): string {
  return typeof otp === 'number' ? String(otp).padStart(digits, '0') : otp.trim()
}
