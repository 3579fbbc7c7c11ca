import type { ArmorError, ArmorEvent, OperationId } from '@armor/auth-flows'

/** One request and what came of it, as a developer reads it. Secrets are masked already: the client masks its events. */
export interface Exchange {
  readonly id: number
  readonly operation: OperationId
  readonly method: string
  /** The path template. */
  readonly path: string
  readonly input: unknown
  /** Absent while the answer is awaited. */
  readonly outcome?: Outcome
}

/** What came of a request: an answer with a status, or a failure without one. */
export type Outcome =
  | { readonly status: number; readonly answer: unknown; readonly elapsedMs: number }
  | { readonly status: null; readonly failure: string; readonly elapsedMs: number }

/** Adds what a client tells to the exchanges so far: a request opens one, an answer or a failure closes it. */
export function withEvent(exchanges: readonly Exchange[], event: ArmorEvent): readonly Exchange[] {
  switch (event.type) {
    case 'request': {
      const { operation, method, path, input } = event
      const id = (exchanges.at(-1)?.id ?? 0) + 1
      return [...exchanges, { id, operation, method, path, input }]
    }
    case 'answer': {
      const { status, answer, elapsedMs } = event
      return closed(exchanges, event.operation, { status, answer, elapsedMs })
    }
    case 'failure':
      // A refusal is told as the answer that came, then as the error that it became: the answer has closed it.
      if (event.error.status !== null) return exchanges
      return closed(exchanges, event.operation, failureOf(event.error, event.elapsedMs))
    case 'retry':
      return exchanges
  }
}

function closed(
  exchanges: readonly Exchange[],
  operation: OperationId,
  outcome: Outcome,
): readonly Exchange[] {
  const open = exchanges.findIndex(
    (exchange) => exchange.operation === operation && exchange.outcome === undefined,
  )
  return exchanges.map((exchange, index) => (index === open ? { ...exchange, outcome } : exchange))
}

function failureOf(error: ArmorError, elapsedMs: number): Outcome {
  return { status: null, failure: error.message, elapsedMs }
}
