import type { ApiError } from '@armor/spec'

/** An answer that refuses a call: thrown anywhere below a route, and sent as the spec says. */
export class Refusal extends Error {
  readonly status: number
  /** Extra headers, such as Retry-After. */
  readonly headers: Readonly<Record<string, string>>
  readonly #body: (referenceId: string) => unknown

  constructor(status: number, body: (referenceId: string) => unknown, headers: Record<string, string> = {}) {
    super(`refused with ${status}`)
    this.status = status
    this.headers = headers
    this.#body = body
  }

  /** The answer's body; `referenceId` is what the caller can tell the support. */
  body(referenceId: string): unknown {
    return this.#body(referenceId)
  }
}

/** A refusal in the spec's error body, with what an operation adds to it. */
export function refusal(
  status: number,
  error: string,
  description: string,
  options: { headers?: Record<string, string>; extra?: object } = {},
): Refusal {
  const body = (referenceId: string): ApiError => ({
    error,
    error_description: description,
    status,
    referenceId,
    ...options.extra,
  })
  return new Refusal(status, body, options.headers)
}

export const malformed = (description: string) => refusal(400, 'malformed_request', description)

export const unauthorized = (description: string) =>
  refusal(401, 'unauthorized', description, { headers: { 'www-authenticate': 'FH-AUTH realm="armor"' } })

export const forbidden = () => refusal(403, 'forbidden', 'This is not allowed.')

export const unavailable = (retryAfterSeconds: number) =>
  refusal(503, 'unavailable', `The server is busy. Try again in ${retryAfterSeconds} s.`, {
    headers: { 'retry-after': String(retryAfterSeconds) },
  })
