import type { Result } from '@armor/auth-flows'
import type { Refusal } from './walkthrough.ts'

/** Told when a step comes to something else than the walkthrough shows. */
export class UnexpectedOutcome extends Error {}

/** The value of a step that is expected to succeed. */
export function granted<Value>(result: Result<Value, Refusal>): Value {
  if (result.ok) return result.value
  throw new UnexpectedOutcome(`expected a success, got ${result.error.code}: ${result.error.message}`)
}

/** The error of a step that is expected to be refused with the given code. */
export function refusedAs<Failure extends Refusal, Code extends Failure['code']>(
  result: Result<unknown, Failure>,
  code: Code,
): Extract<Failure, { code: Code }> {
  if (result.ok) throw new UnexpectedOutcome(`expected ${code}, got a success`)
  if (result.error.code === code) return result.error as Extract<Failure, { code: Code }>
  throw new UnexpectedOutcome(`expected ${code}, got ${result.error.code}: ${result.error.message}`)
}
