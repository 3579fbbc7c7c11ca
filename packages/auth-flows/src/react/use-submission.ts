import type { CallOptions, Result } from '@armor/auth-flows'
import { useEffect, useRef, useState } from 'react'

/** What one form or button sends: whether that is under way, and how it failed last. */
export interface Submission<Input, Failure> {
  /** Whether a request is under way. */
  readonly pending: boolean
  /** Why the last request failed; null before the first one, while one is under way, and after a success. */
  readonly error: Failure | null
  /** Sends. Does nothing while a request is under way: a double click is one request, and uses a step once. */
  submit(input: Input): void
  /** Aborts the request that is under way, such as a sign-in that waits for a second factor. */
  cancel(): void
}

/** `error` and `pending` while nothing was sent. */
const idle = Object.freeze({ pending: false, error: null })

/**
 * Sends what a person submits, one request at a time. The request is aborted when the component goes away, and what
 * comes of it then moves nobody: `onSuccess` is not called.
 *
 * Only for what a person asks for by a press. An effect runs twice in StrictMode, and so redeems twice.
 *
 * @param send - Makes the request, with the signal that it is given: a flow or a call of the client.
 * @param onSuccess - Gets the value, such as the next step to show.
 * @returns whether a request is under way, how the last one failed, and what sends and cancels.
 *
 * @example
 * ```tsx
 * import { submitOtp, type ArmorClient, type OtpRequired, type RecoveryVerified } from '@armor/auth-flows'
 * import { useSubmission } from '@armor/auth-flows/react'
 * import { useState } from 'react'
 *
 * export function OtpForm(props: {
 *   client: ArmorClient
 *   step: OtpRequired
 *   onVerified: (step: RecoveryVerified) => void
 * }) {
 *   const [otp, setOtp] = useState('')
 *   const { pending, error, submit } = useSubmission(
 *     (text: string, call) => submitOtp(props.client, props.step, text, call),
 *     props.onVerified,
 *   )
 *   return (
 *     <form
 *       onSubmit={(event) => {
 *         event.preventDefault()
 *         submit(otp)
 *       }}
 *     >
 *       <input value={otp} onChange={(event) => setOtp(event.target.value)} autoComplete="one-time-code" />
 *       <button disabled={pending}>Go on</button>
 *       {error?.code === 'otp_incorrect' && <p role="alert">That is not the code.</p>}
 *     </form>
 *   )
 * }
 * ```
 */
export function useSubmission<Input, Value, Failure>(
  send: (input: Input, call: CallOptions) => Promise<Result<Value, Failure>>,
  onSuccess: (value: Value) => void,
): Submission<Input, Failure> {
  const [shown, setShown] = useState<{ pending: boolean; error: Failure | null }>(idle)
  const [fault, setFault] = useState<{ readonly reason: unknown } | null>(null)
  const underWay = useRef<AbortController | null>(null)

  useEffect(
    () => () => {
      underWay.current?.abort()
      underWay.current = null
      // A component that was hidden comes back: by then nothing is under way.
      setShown(idle)
    },
    [],
  )
  // Flows throw for misuse alone: that goes to the error boundary, as a fault of rendering would.
  if (fault !== null) throw fault.reason

  const request = async (input: Input, controller: AbortController) => {
    const result = await send(input, { signal: controller.signal })
    if (underWay.current !== controller) return
    underWay.current = null
    setShown(result.ok ? idle : { pending: false, error: result.error })
    if (result.ok) onSuccess(result.value)
  }
  const submit = (input: Input) => {
    // Asked of the ref, not of the state: two presses can come before the component has rendered again.
    if (underWay.current !== null) return
    const controller = new AbortController()
    underWay.current = controller
    setShown({ pending: true, error: null })
    request(input, controller).catch((reason: unknown) => setFault({ reason }))
  }
  return { ...shown, submit, cancel: () => underWay.current?.abort() }
}
