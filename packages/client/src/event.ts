import type { ArmorError } from './error.ts'
import type { OperationId } from './operation-types.ts'

/** What every event tells: which call it is about, and which request of it. */
export interface AttemptEvent {
  /** The name of the call. */
  readonly operation: OperationId
  /** 1 for the first time that a request of this call is sent. */
  readonly attempt: number
}

/** What a client tells while it works, for logs, traces and screens. Secrets are masked by the spec's `x-secret`. */
export type ArmorEvent =
  | (AttemptEvent & {
      readonly type: 'request'
      readonly method: string
      /** The path template: the path itself can hold a secret. */
      readonly path: string
      /** What the call was given, with secrets masked. */
      readonly input: unknown
    })
  | (AttemptEvent & {
      readonly type: 'answer'
      readonly status: number
      /** The JSON that came, with secrets masked; undefined where none came. */
      readonly answer: unknown
      readonly elapsedMs: number
    })
  | (AttemptEvent & { readonly type: 'failure'; readonly error: ArmorError; readonly elapsedMs: number })
  | (AttemptEvent & { readonly type: 'retry'; readonly error: ArmorError; readonly delayMs: number })

/** Hears events. What it throws is reported as an uncaught error, as an event target does, and disturbs no call. */
export type ArmorListener = (event: ArmorEvent) => void

/** Tells a listener. Ask first whether there is one: masking an event's secrets takes time. */
export function tell(listener: ArmorListener, event: ArmorEvent): void {
  try {
    listener(event)
  } catch (error) {
    setTimeout(() => {
      throw error
    })
  }
}
