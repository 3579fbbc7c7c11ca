import type { CallOptions } from '@armor/auth-flows'
import { useEffect, useRef, useState } from 'react'

/** One form's way to the server: whether it is under way, and the refusal that came last. */
export interface Submission<Failure> {
  readonly pending: boolean
  readonly refusal: Failure | null
  /**
   * Runs one request at a time: a second press while the first is under way does nothing. A request gives its
   * refusal, or null when it went well. Its calls are aborted when the person leaves the form.
   */
  submit(request: (call: CallOptions) => Promise<Failure | null>): void
}

/** Keeps the state of one form's request. */
export function useSubmission<Failure>(): Submission<Failure> {
  const [pending, setPending] = useState(false)
  const [refusal, setRefusal] = useState<Failure | null>(null)
  const [fault, setFault] = useState<{ error: unknown } | null>(null)
  const current = useRef<AbortController | null>(null)
  useEffect(() => () => current.current?.abort(), [])
  // A fault of the page itself is not a refusal: it goes to the boundary, as one of rendering would.
  if (fault !== null) throw fault.error

  const submit: Submission<Failure>['submit'] = (request) => {
    if (pending) return
    const controller = new AbortController()
    current.current = controller
    setPending(true)
    setRefusal(null)
    request({ signal: controller.signal })
      .then(setRefusal, (error: unknown) => setFault({ error }))
      .finally(() => setPending(false))
  }
  return { pending, refusal, submit }
}
