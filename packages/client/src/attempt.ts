import { answers } from './answers.gen.ts'
import { readByShape } from './answer-shape.ts'
import type { ArmorError, ArmorErrorCode, Delivery } from './error.ts'
import { tell, type ArmorListener } from './event.ts'
import type { OperationId } from './operation-types.ts'
import { refusalOf } from './refusal.ts'
import { fail, succeed, type Result } from './result.ts'
import { maskText, maskValue } from './secret-mask.ts'
import type { Transport, WireAnswer, WireRequest } from './transport.ts'

/** One request of a call. */
export interface Attempt {
  readonly operation: OperationId
  readonly number: number
  readonly request: Omit<WireRequest, 'signal'>
  /** Everything secret that the request holds: none of it may come out in an error or an event. */
  readonly secrets: readonly string[]
  /** Milliseconds until it is given up. */
  readonly timeoutMs: number
  readonly signal: AbortSignal | undefined
}

/** Sends one request and says what came of it. It never throws, and ends when its time is up or it is aborted. */
export async function attempt(
  transport: Transport,
  listener: ArmorListener | undefined,
  { operation, number, request, secrets, timeoutMs, signal }: Attempt,
): Promise<Result<unknown, ArmorError>> {
  const about = { operation, attempt: number }
  const startedAt = Date.now()
  const { row } = request
  const unsent = whyNotSent(signal)
  if (unsent !== null) return fail(lost(operation, unsent, secrets))
  tell(listener, () => ({
    ...about,
    type: 'request',
    method: row.method,
    path: row.path,
    input: maskValue({ ...request.path, ...request.body }, row.secrets.request, secrets),
  }))

  const sent = await exchange(transport, request, timeoutMs, signal)
  let result: Result<unknown, ArmorError>
  if (sent.ended !== 'answered') {
    result = fail(lost(operation, sent, secrets))
  } else {
    const { status, body, isJson } = sent.answer
    tell(listener, () => ({
      ...about,
      type: 'answer',
      status,
      answer: isJson ? maskValue(body, row.secrets.answer, secrets) : undefined,
      elapsedMs: Date.now() - startedAt,
    }))
    result = read(operation, sent.answer, secrets)
  }
  if (!result.ok) {
    const { error } = result
    tell(listener, () => ({ ...about, type: 'failure', error, elapsedMs: Date.now() - startedAt }))
  }
  return result
}

type Lost = { ended: 'aborted' | 'timed_out' | 'broken'; wasSent: boolean; cause?: unknown }
type Exchanged = { ended: 'answered'; answer: WireAnswer } | Lost

function whyNotSent(signal: AbortSignal | undefined): Lost | null {
  if (signal?.aborted === true) return { ended: 'aborted', wasSent: false }
  // A browser that knows it is offline: once sent, a request that was lost could not be told from a lost reply.
  return isOffline() ? { ended: 'broken', wasSent: false } : null
}

function isOffline(): boolean {
  return 'navigator' in globalThis && 'onLine' in navigator && !navigator.onLine
}

/** Waits for the answer, the time-out or the abort, whichever is first: a fetch that ignores its signal holds nobody up. */
async function exchange(
  transport: Transport,
  request: Omit<WireRequest, 'signal'>,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<Exchanged> {
  const controller = new AbortController()
  return new Promise((resolve) => {
    const end = (outcome: Exchanged) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
      resolve(outcome)
      if (outcome.ended !== 'answered') controller.abort()
    }
    const onAbort = () => end({ ended: 'aborted', wasSent: true })
    const timer = setTimeout(() => end({ ended: 'timed_out', wasSent: true }), timeoutMs)
    signal?.addEventListener('abort', onAbort)
    transport({ ...request, signal: controller.signal }).then(
      (answer) => end({ ended: 'answered', answer }),
      (cause: unknown) => end({ ended: 'broken', wasSent: !neverConnected(cause), cause }),
    )
  })
}

/** Codes by which Node says that no connection came about; a browser tells no cause. */
const connectionFailures =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/

function neverConnected(error: unknown): boolean {
  return connectionFailures.test(causeCode(error))
}

function causeCode(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : ''
}

function lost(
  operation: OperationId,
  { ended, wasSent, cause }: Lost,
  secrets: readonly string[],
): ArmorError {
  const why = {
    aborted: 'was aborted by its signal',
    timed_out: 'had no whole answer in time',
    broken: `could not be completed over the network${causeCode(cause) && ` (${maskText(causeCode(cause), secrets)})`}`,
  }[ended]
  const code: ArmorErrorCode = ended === 'broken' ? 'network' : ended
  return withoutAnswer(operation, code, wasSent ? 'unknown' : 'not_sent', why)
}

function read(
  operation: OperationId,
  answer: WireAnswer,
  secrets: readonly string[],
): Result<unknown, ArmorError> {
  const refusal = refusalOf(operation, answer, answer.body, secrets)
  if (refusal !== null) return fail(refusal)
  const shape = answers[operation]
  if (shape === null) return succeed(undefined)
  const fitted = answer.isJson ? readByShape(shape, answer.body) : { mismatch: 'the answer to be JSON' }
  if ('value' in fitted) return succeed(fitted.value)
  return fail(
    Object.freeze({
      ...withoutAnswer(
        operation,
        'invalid_answer',
        'unknown',
        `was answered, but expected ${fitted.mismatch}`,
      ),
      status: answer.status,
    }),
  )
}

/** An error of a call that has no readable answer. */
export function withoutAnswer(
  operation: OperationId,
  code: ArmorErrorCode,
  delivery: Delivery,
  why: string,
): ArmorError {
  const advice = delivery === 'unknown' ? 'the server may have acted' : 'nothing was sent'
  return Object.freeze({
    code,
    operation,
    status: null,
    message: `${operation} ${why}: ${advice}`,
    referenceId: null,
    delivery,
  })
}
