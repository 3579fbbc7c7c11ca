import { randomUUID } from 'node:crypto'
import { insertAudit } from '../store/audit.ts'
import { insertLinkRecovery } from '../store/recoveries.ts'
import { holdsPermissionOver, userById, userByName, type UserRow } from '../store/users.ts'
import { adminResetMessage, recoveryMessage, type Message } from '../delivery/messages.ts'
import type { Database } from '../store/database.ts'
import type { Context } from './context.ts'
import { normaliseName, subjectOf } from './names.ts'
import { secretHash, urlSafeSecret } from './secrets.ts'

/** Lets its holder have a reset message sent to another member of the account. */
export const resetPermission = 'user.reset-password'

/** Mails a recovery link to the address on file. Whoever is named, the same is done; a decoy's mail is never sent. */
export async function startEmailRecovery(context: Context, username: string): Promise<void> {
  const name = normaliseName(username)
  const user = await userByName(context.db, name)
  const recipient = user?.disabled_at === null ? user : null
  await context.db
    .transaction()
    .execute((db) => mailLink(context, db, { name, recipient, message: recoveryMessage }))
  context.queue.wake()
}

/**
 * Mails a reset link to a user, for an administrator of an account that the user is a member of. False, and nothing
 * done, for a user of another account, one who doesn't exist or is disabled, and an administrator who isn't one.
 */
export async function startAdminReset(
  context: Context,
  request: { administratorId: number; accountId: number | null; userId: number },
): Promise<boolean> {
  const { administratorId, accountId, userId } = request
  const allowed = await context.db.transaction().execute(async (db) => {
    if (!(await holdsPermissionOver(db, administratorId, resetPermission, userId, accountId))) return false
    const recipient = await userById(db, userId)
    if (recipient === undefined || recipient.disabled_at !== null) return false
    await mailLink(context, db, { name: recipient.username, recipient, message: adminResetMessage })
    await insertAudit(db, {
      at: context.clock.now(),
      event: 'reset_initiated',
      userId,
      actorId: administratorId,
    })
    return true
  })
  context.queue.wake()
  return allowed
}

async function mailLink(
  context: Context,
  db: Database,
  mail: {
    name: string
    recipient: UserRow | null
    message: (to: string | null, link: string) => Message
  },
): Promise<void> {
  const now = context.clock.now()
  const recoveryId = urlSafeSecret()
  const expiresAt = now + context.config.linkSeconds * 1000
  await insertLinkRecovery(db, {
    id: randomUUID(),
    subject: subjectOf(context.keys.names, mail.name),
    userId: mail.recipient?.id ?? null,
    recoveryIdHash: secretHash(recoveryId),
    recoveryIdExpiresAt: expiresAt,
    now,
  })
  const link = `${context.config.linkBase}#token=${recoveryId}`
  await context.queue.add(db, mail.message(mail.recipient?.username ?? null, link), expiresAt)
}
