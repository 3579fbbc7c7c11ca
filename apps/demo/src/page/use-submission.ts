import { useState } from 'react'

/** One form's way to the server: whether it is under way, and the refusal that came last. */
export interface Submission<Failure> {
  readonly pending: boolean
  readonly refusal: Failure | null
  /** Runs one request at a time: a second press while the first is under way does nothing. */
  submit(request: () => Promise<Failure | null>): void
}

/** Keeps the state of one form's request. A request gives its refusal, or null when it went well. */
export function useSubmission<Failure>(): Submission<Failure> {
  const [pending, setPending] = useState(false)
  const [refusal, setRefusal] = useState<Failure | null>(null)
  const [crash, setCrash] = useState<{ error: unknown } | null>(null)
  // A fault of the page itself is not a refusal: it goes to the error boundary, as one of rendering would.
  if (crash !== null) throw crash.error

  const submit = (request: () => Promise<Failure | null>) => {
    if (pending) return
    setPending(true)
    setRefusal(null)
    request()
      .then(setRefusal, (error: unknown) => setCrash({ error }))
      .finally(() => setPending(false))
  }
  return { pending, refusal, submit }
}
