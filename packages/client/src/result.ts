/** What a call or a step came to: its value, or an error. Nothing is thrown. */
export type Result<Value, Failure> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Failure }

/**
 * A success.
 *
 * @example
 * ```ts
 * import { succeed, type Result } from '@armor/client'
 *
 * const parsed: Result<number, never> = succeed(42)
 * ```
 */
export function succeed<Value>(value: Value): Result<Value, never> {
  return { ok: true, value }
}

/**
 * A failure.
 *
 * @example
 * ```ts
 * import { fail, type Result } from '@armor/client'
 *
 * const refused: Result<never, { code: 'too_late' }> = fail({ code: 'too_late' })
 * ```
 */
export function fail<Failure>(error: Failure): Result<never, Failure> {
  return { ok: false, error }
}
