import { insertCode } from '../store/codes.ts'
import { rehashPassword, userByName } from '../store/users.ts'
import type { Context } from './context.ts'
import { normaliseName } from './names.ts'
import { codeSecret, secretHash } from './secrets.ts'

/** Checks a password and gives an authorization code; null for a wrong password, an unknown and a disabled user alike. */
export async function authorize(
  context: Context,
  credentials: { username: string; password: string },
): Promise<{ code: string; expiresInSeconds: number } | null> {
  const { db, clock, config, passwordHash } = context
  const user = await userByName(db, normaliseName(credentials.username))
  const matches = await passwordHash.verify(user?.password_hash ?? null, credentials.password)
  if (user === undefined || !matches || user.disabled_at !== null) return null

  if (passwordHash.isOutdated(user.password_hash)) {
    await rehashPassword(db, user.id, user.password_hash, await passwordHash.hash(credentials.password))
  }
  const code = codeSecret()
  const expiresAt = clock.now() + config.codeSeconds * 1000
  await insertCode(db, { hash: secretHash(code), userId: user.id, expiresAt })
  return { code, expiresInSeconds: config.codeSeconds }
}
