import { fail, succeed, type ArmorClient, type CallOptions, type Result } from '@armor/client'
import { expiryOf } from './expiry.ts'
import { startFailure, type Failure, type StartFailure } from './failure.ts'
import { createStep, type LinkSent, type RecoveryVerified } from './step.ts'

/**
 * Not a recovery link of this site; `reason` says why. Nothing was sent: have the person open the link of the mail
 * whole, or ask for another mail.
 */
export interface LinkInvalid extends Failure<'link_invalid'> {
  /** `not_a_link`: no address at all. `foreign_origin`: of another site. `no_token`: the fragment holds none. */
  readonly reason: 'not_a_link' | 'foreign_origin' | 'no_token'
}

/**
 * Mails a recovery link to the user's address on file: `initiateEmailRecovery`. It is never sent twice: when the
 * answer was lost, that is `outcome_unknown`. Whoever is named, the step is the same.
 *
 * @returns the step that says a link is on its way; or `rate_limited`, `unavailable`, `cancelled`,
 * `outcome_unknown` or `unexpected`.
 *
 * @example
 * ```ts
 * import { createArmorClient, startEmailRecovery } from '@armor/auth-flows'
 *
 * const client = createArmorClient({ baseUrl: 'https://api.armor.com' })
 * const sent = await startEmailRecovery(client, { username: 'ada@example.com' })
 * console.log(sent.ok ? 'Look into your inbox.' : sent.error.code)
 * ```
 */
export async function startEmailRecovery(
  client: ArmorClient,
  { username }: { readonly username: string },
  call?: CallOptions,
): Promise<Result<LinkSent, StartFailure>> {
  const sent = await client.initiateEmailRecovery({ username }, call)
  if (!sent.ok) return fail(startFailure(sent.error))
  return succeed(createStep({ kind: 'link_sent', expiresAt: expiryOf('initiateEmailRecovery') }, null))
}

/**
 * Takes up a recovery from a mailed link, on whatever device it was opened: `<page>#token=<recovery id>`. Makes no
 * call; the server sees the recovery id in `redeemRecovery`. Afterwards take the fragment out of the address bar
 * (`history.replaceState`), so that it stays in no history.
 *
 * @param link the whole address, such as `location.href`.
 * @param options `origin` is the site that links must lead to, such as `https://portal.armor.com`.
 * @returns the step for `redeemRecovery`; or `link_invalid`.
 *
 * @example
 * ```ts
 * import { openRecoveryLink } from '@armor/auth-flows'
 *
 * const link = 'https://portal.armor.com/recover#token=wVYp4gSJ1o0zNqk2Xh7c3bTtRr9mLuFd'
 * const opened = openRecoveryLink(link, { origin: 'https://portal.armor.com' })
 * console.log(opened.ok ? opened.value.kind : opened.error.reason) // recovery_verified
 * ```
 */
export function openRecoveryLink(
  link: string,
  { origin }: { readonly origin: string },
): Result<RecoveryVerified, LinkInvalid> {
  const url = URL.canParse(link) ? new URL(link) : null
  if (url === null)
    return fail(invalid('not_a_link', `expected an address of ${origin}, got no address at all`))
  if (url.origin !== new URL(origin).origin) {
    return fail(invalid('foreign_origin', `expected a link of ${origin}, got one of ${url.origin}`))
  }
  const recoveryId = /(?:^#|&)token=([\w-]+)$/.exec(url.hash)?.[1]
  if (recoveryId === undefined) {
    return fail(invalid('no_token', 'expected a link that ends in #token=<recovery id>: open the whole link'))
  }
  return succeed(createStep({ kind: 'recovery_verified', username: null, expiresAt: null }, { recoveryId }))
}

function invalid(reason: LinkInvalid['reason'], message: string): LinkInvalid {
  return { code: 'link_invalid', reason, message }
}
