import type { CallOptions, Result } from '@armor/auth-flows'
import { useSubmission, type Submission } from '@armor/auth-flows/react'
import type { FlowError } from './refusal-advice.ts'
import type { Go, View } from './view.ts'

/** What a press sets going: it comes to the view that is next, or to the reason why there is none. */
export type Move = (call: CallOptions) => Promise<Result<View, FlowError>>

/** Makes one move at a time, and goes to the view that it comes to. */
export function useNextView(go: Go): Submission<Move, FlowError> {
  return useSubmission((move: Move, call) => move(call), go)
}

/** A flow's result, with the view that its value leads to. */
export function leadingTo<Value, Failure>(
  result: Result<Value, Failure>,
  view: (value: Value) => View,
): Result<View, Failure> {
  return result.ok ? { ok: true, value: view(result.value) } : result
}
