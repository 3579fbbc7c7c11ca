/**
 * Reads `expires_in` of an answer, in milliseconds. Armor's live answers count minutes (15) where some documents
 * show seconds (900, 1800): 60 and less are taken for minutes, more for seconds.
 *
 * @example
 * ```ts
 * import { tokenLifetimeMs } from '@armor/client'
 *
 * console.log(tokenLifetimeMs(15) === tokenLifetimeMs(900)) // true
 * ```
 */
export function tokenLifetimeMs(expiresIn: number): number {
  return expiresIn <= 60 ? expiresIn * 60_000 : expiresIn * 1_000
}
