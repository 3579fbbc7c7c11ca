import { within } from './within.ts'

/**
 * Gives the access token for a call that needs one; null when nobody is signed in. After a 401 it is asked again
 * with the token that was rejected: another one is tried once, the same one is not.
 */
export type AccessTokenSource = (rejected?: string) => string | null | Promise<string | null>

/** The id of the account to act in, or what gives it at each call. */
export type AccountId = number | (() => number | undefined)

/** Who calls, and for which account. */
export interface Authority {
  /** Gives the access token for the calls that need one. */
  readonly accessToken?: AccessTokenSource | undefined
  /** The account to act in, sent as `X-Account-Context`. */
  readonly accountId?: AccountId | undefined
}

/** What a call says of its caller; `token` is empty where it needs none. */
export interface Credentials {
  readonly token: string
  readonly account: number | undefined
}

/**
 * Asks an authority for its credentials, no longer than a request may take. Gives the code of the error where there
 * are none: what the authority throws may hold anything, a token included.
 */
export function askAuthority(
  { accessToken, accountId }: Authority,
  timeoutMs: number,
  signal: AbortSignal | undefined,
  rejected?: string,
): Promise<Credentials | 'no_access_token' | 'timed_out' | 'aborted'> {
  const ask = async (): Promise<Credentials | 'no_access_token'> => {
    const token = await accessToken?.(rejected)
    const account = typeof accountId === 'function' ? accountId() : accountId
    // What a header cannot hold is no token.
    return token && /^[ -~]+$/.test(token) ? { token, account } : 'no_access_token'
  }
  const asked = ask().catch(() => 'no_access_token' as const)
  return within(timeoutMs, signal, asked)
}
