import { insertCode } from '../store/codes.ts'
import { rehashPassword, userByName } from '../store/users.ts'
import type { Context } from './context.ts'
import { normaliseName } from './names.ts'
import { codeSecret, secretHash } from './secrets.ts'

/**
 * Checks a password and gives an authorization code; null for a wrong password, an unknown and a disabled user alike.
 * A reset may come while the password is being compared, so the code is kept only if nothing changed since.
 */
export async function authorize(
  context: Context,
  credentials: { username: string; password: string },
): Promise<{ code: string; expiresInSeconds: number } | null> {
  const { db, clock, config } = context
  for (;;) {
    const verified = await verify(context, credentials)
    if (verified === null) return null
    const code = codeSecret()
    const expiresAt = clock.now() + config.codeSeconds * 1000
    const kept = await insertCode(db, { hash: secretHash(code), ...verified, expiresAt })
    if (kept) return { code, expiresInSeconds: config.codeSeconds }
    // What is stored now decides: a reset refuses this password, another sign-in that renewed the hash does not.
  }
}

/** The user whose password it is, and the hash that stands for it now; null for anybody else. */
async function verify(
  { db, passwordHash }: Context,
  { username, password }: { username: string; password: string },
): Promise<{ userId: number; passwordHash: string } | null> {
  const user = await userByName(db, normaliseName(username))
  const matches = await passwordHash.verify(user?.password_hash ?? null, password)
  if (user === undefined || !matches || user.disabled_at !== null) return null
  if (!passwordHash.isOutdated(user.password_hash)) {
    return { userId: user.id, passwordHash: user.password_hash }
  }
  const renewed = await passwordHash.hash(password)
  await rehashPassword(db, user.id, user.password_hash, renewed)
  return { userId: user.id, passwordHash: renewed }
}
