import {
  fail,
  type ArmorClient,
  type CallOptions,
  type RecoveryUserContext,
  type Result,
} from '@armor/client'
import { repeatableFailure, type NothingDone } from './failure.ts'

/**
 * Tells how a user can recover a password: the channels, the preferred one, and both addresses masked. One call,
 * `getRecoveryUserContext`, repeated when its answer was lost. A name that nobody has gets an answer like any other.
 *
 * @returns the channels; or `rate_limited`, `unavailable`, `cancelled` or `unexpected`.
 *
 * @example
 * ```ts
 * import { createArmorClient, recoveryOptions } from '@armor/auth-flows'
 *
 * const client = createArmorClient({ baseUrl: 'https://api.armor.com' })
 * const options = await recoveryOptions(client, { username: 'ada@example.com' })
 * if (options.ok) console.log(options.value.preference, options.value.maskedPhone)
 * ```
 */
export async function recoveryOptions(
  client: ArmorClient,
  { username }: { readonly username: string },
  call?: CallOptions,
): Promise<Result<RecoveryUserContext, NothingDone>> {
  const context = await client.getRecoveryUserContext({ username }, call)
  return context.ok ? context : fail(repeatableFailure(context.error))
}
