import {
  fail,
  succeed,
  type ArmorClient,
  type ArmorError,
  type CallOptions,
  type Result,
} from '@armor/client'
import { expiryOf } from './expiry.ts'
import { refusedAs, startFailure, type StartFailure } from './failure.ts'
import { createStep, type LinkSent } from './step.ts'

/** Why no reset message was sent. More may come in a minor release: keep a default branch. */
export type AdminResetError =
  | StartFailure
  /** The client has no access token, or its token was rejected: sign in as an administrator. */
  | { readonly code: 'not_signed_in'; readonly message: string; readonly cause: ArmorError }
  /**
   * No permission in an account of that user, or no such user; the server doesn't tell which. Check the id, or ask an
   * administrator of that account.
   */
  | { readonly code: 'not_permitted'; readonly message: string; readonly cause: ArmorError }

const refusals = {
  no_access_token: 'not_signed_in',
  unauthorized: 'not_signed_in',
  forbidden: 'not_permitted',
  refused: 'not_permitted',
} as const

/**
 * As an administrator, has a reset link sent to a user: `initiatePasswordReset`, with the administrator's access
 * token. The administrator sees neither grant nor password; the user goes on with `openRecoveryLink`.
 *
 * @param client an administrator's: `session.client`, or `client.with({ accessToken })`.
 * @returns the step that says a link is on its way; or `not_signed_in`, `not_permitted`, `rate_limited`,
 * `unavailable`, `cancelled`, `outcome_unknown` or `unexpected`.
 *
 * @example
 * ```ts
 * import { startAdminReset, type Session } from '@armor/auth-flows'
 *
 * export async function resetPasswordOf(session: Session, userId: number): Promise<string> {
 *   const sent = await startAdminReset(session.client, { userId })
 *   return sent.ok ? 'The user has got a link.' : sent.error.code
 * }
 * ```
 */
export async function startAdminReset(
  client: ArmorClient,
  { userId }: { readonly userId: number },
  call?: CallOptions,
): Promise<Result<LinkSent, AdminResetError>> {
  const sent = await client.initiatePasswordReset({ userId }, call)
  if (!sent.ok) return fail(refusedAs(sent.error, refusals, startFailure))
  return succeed(createStep({ kind: 'link_sent', expiresAt: expiryOf('initiatePasswordReset') }, null))
}
