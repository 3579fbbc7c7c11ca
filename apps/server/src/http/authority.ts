import type { FastifyRequest } from 'fastify'
import type { Context } from '../rules/context.ts'
import { authenticate } from '../rules/sessions.ts'
import { isMember } from '../store/users.ts'
import { forbidden, unauthorized } from './refusal.ts'

/** Who calls, and for which of their accounts. */
export interface Authority {
  readonly userId: number
  /** The account of X-Account-Context; null where none was named. */
  readonly accountId: number | null
}

/**
 * Reads `Authorization: FH-AUTH <token>` (the scheme in any letter case) and X-Account-Context, and checks both,
 * at every request. Throws a 401 or 403 refusal.
 */
export async function requireAuthority(context: Context, { headers }: FastifyRequest): Promise<Authority> {
  const [, token] = /^fh-auth +(\S+) *$/i.exec(headers.authorization ?? '') ?? []
  if (token === undefined) throw unauthorized('Expected the header Authorization: FH-AUTH <access token>.')
  const userId = await authenticate(context, token)
  if (userId === null) throw unauthorized('The access token is not known, or has expired.')

  const account = headers['x-account-context']
  if (account === undefined) return { userId, accountId: null }
  const accountId = Number(account)
  if (!(await isMember(context.db, userId, accountId))) throw forbidden()
  return { userId, accountId }
}
