import { DeliveryError } from './carrier.ts'

/** A request to an SMS gateway. */
export interface GatewayRequest {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | URLSearchParams
}

/** Posts a message to a gateway over HTTP. Resolves on 2xx; any other outcome is a {@link DeliveryError}. */
export async function postToGateway(
  { url, headers, body }: GatewayRequest,
  signal: AbortSignal,
): Promise<void> {
  // A redirect would carry the message and the credentials to a place that nobody configured.
  const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' }).catch(
    (error: unknown) => {
      throw unreachable(error, signal)
    },
  )
  // The status decides. The body is dropped unread: it may be endless, and may repeat the message.
  await response.body?.cancel()
  if (!response.ok) throw refused(response)
}

function unreachable(error: unknown, signal: AbortSignal): DeliveryError {
  if (signal.aborted) return new DeliveryError('the SMS gateway took longer than a message may take')
  const cause = error instanceof Error ? error.cause : undefined
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'
  return new DeliveryError(`the SMS gateway could not be used (${code})`)
}

// Time-outs and limits pass; credentials and addresses may be mended by an operator while a message is tried again.
const notAboutMessage = [401, 403, 404, 408, 425, 429]

function refused({ status, headers }: Response): DeliveryError {
  const isFinal = status >= 400 && status < 500 && !notAboutMessage.includes(status)
  // A date instead of seconds is left to the usual wait.
  const retryAfter = /^\d{1,5}$/.exec(headers.get('retry-after') ?? '')
  return new DeliveryError(`the SMS gateway answered ${status}`, {
    isFinal,
    retryAfterMs: retryAfter === null ? 0 : Number(retryAfter[0]) * 1000,
  })
}
