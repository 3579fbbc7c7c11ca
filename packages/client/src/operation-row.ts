import type { AnswerShape } from './answer-shape.ts'

/** One call, as the spec describes it. */
export interface OperationRow {
  /** The HTTP method. */
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** The path template, such as `/recovery/{recoveryId}`. */
  readonly path: string
  /** When the call may be repeated: `x-retry` of the spec. */
  readonly retry: 'safe' | 'before-acting' | 'grace' | 'never'
  /** Whether the call needs an access token in `Authorization: FH-AUTH`. */
  readonly authorized?: true
  /** How long what the call gives can be used: `x-lifetime-seconds` of the spec. */
  readonly lifetimeSeconds?: number
  /** Names of the fields, of input and answer, that must never be logged or shown: `x-secret` of the spec. */
  readonly secrets: readonly string[]
  /** What a success looks like; null for one without a body. */
  readonly answer: AnswerShape | null
}

/** What a reader wants to know of a call; nothing that it takes to make one. */
export interface OperationNotes {
  /** The spec's own sentence on what it does. */
  readonly summary: string
  /** The products that the call serves. */
  readonly products: readonly string[]
  /** How well the call is known: `x-provenance` of the spec. */
  readonly provenance: 'documented' | 'observed' | 'assumed'
}
