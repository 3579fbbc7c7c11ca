import { mismatchOf, type AnswerShape } from './answer-shape.ts'
import { armorError, type ArmorError } from './error.ts'
import { tell, type ArmorListener } from './event.ts'
import { exchange, reasonNotToSend } from './exchange.ts'
import type { OperationId } from './operation-types.ts'
import { operations } from './operations.gen.ts'
import { refusalOf } from './refusal.ts'
import { fail, succeed, type Result } from './result.ts'
import { maskValue } from './secret-mask.ts'
import type { HttpAnswer } from './transport.ts'

/** One request of a call. */
export interface Attempt {
  readonly operation: OperationId
  readonly number: number
  readonly input: Readonly<Record<string, unknown>>
  /** Everything secret that the request holds: none of it may come out in an error or an event. */
  readonly secrets: () => readonly string[]
  readonly send: (signal: AbortSignal) => Promise<HttpAnswer>
  /** Milliseconds until it is given up. */
  readonly timeoutMs: number
  readonly signal: AbortSignal | undefined
  readonly on: ArmorListener | undefined
}

/** Makes one request and says what came of it. It never throws, and ends when its time is up or it is aborted. */
export async function attempt({
  operation,
  number,
  input,
  secrets,
  send,
  timeoutMs,
  signal,
  on,
}: Attempt): Promise<Result<unknown, ArmorError>> {
  const unsent = reasonNotToSend(operation, signal)
  if (unsent !== null) return fail(unsent)

  const startedAt = Date.now()
  const about = { operation, attempt: number }
  const { method, path } = operations[operation]
  if (on) tell(on, { ...about, type: 'request', method, path, input: maskValue(input, secrets()) })

  const outcome = await exchange(operation, send, timeoutMs, signal)
  if (on && 'headers' in outcome) {
    const { status, body } = outcome
    tell(on, {
      ...about,
      type: 'answer',
      status,
      answer: maskValue(body, secrets()),
      elapsedMs: Date.now() - startedAt,
    })
  }
  const result = 'headers' in outcome ? readAnswer(operation, outcome, secrets) : fail(outcome)
  if (on && !result.ok)
    tell(on, { ...about, type: 'failure', error: result.error, elapsedMs: Date.now() - startedAt })
  return result
}

function readAnswer(
  operation: OperationId,
  answer: HttpAnswer,
  secrets: () => readonly string[],
): Result<unknown, ArmorError> {
  const refusal = refusalOf(operation, answer, secrets)
  if (refusal !== null) return fail(refusal)
  const shape: AnswerShape | null = operations[operation].answer
  if (shape === null) return succeed(undefined)
  const mismatch = mismatchOf(shape, answer.body)
  if (mismatch === null) return succeed(answer.body)
  const { status } = answer
  const why = `was answered with ${status}, but answer${mismatch} is not as the spec says`
  return fail(armorError(operation, 'invalid_answer', 'unknown', why, { status }))
}
