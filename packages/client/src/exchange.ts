import { armorError, type ArmorError } from './error.ts'
import type { OperationId } from './operation-types.ts'
import type { HttpAnswer } from './transport.ts'
import { within } from './within.ts'

/** Codes, whole, by which Node says that no connection came about; a browser tells no cause. */
const neverConnected = /^[A-Z_]*(REFUSED|NOTFOUND|AGAIN|UNREACH|CONNECT_TIMEOUT)$/

/**
 * Waits for the answer, the time-out or the abort, whichever is first: a fetch that ignores its signal holds nobody
 * up. Gives the error where no answer came.
 */
export async function exchange(
  operation: OperationId,
  send: (signal: AbortSignal) => Promise<HttpAnswer>,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<HttpAnswer | ArmorError> {
  const controller = new AbortController()
  const sent = send(controller.signal).catch((error: unknown) => networkError(operation, error))
  const outcome = await within(timeoutMs, signal, sent)
  if (typeof outcome !== 'string') return outcome
  controller.abort()
  const why = outcome === 'aborted' ? 'was aborted' : `had no answer in ${timeoutMs} ms`
  return armorError(operation, outcome, 'unknown', why)
}

/** Why a request is not even tried; null when it is. */
export function reasonNotToSend(operation: OperationId, signal: AbortSignal | undefined): ArmorError | null {
  if (signal?.aborted === true) return armorError(operation, 'aborted', 'not_sent', 'was aborted')
  // A browser that knows it is offline: once sent, a request that was lost could not be told from a lost reply.
  const isOffline = (globalThis as { navigator?: { onLine?: boolean } }).navigator?.onLine === false
  return isOffline ? armorError(operation, 'network', 'not_sent', 'found no network') : null
}

function networkError(operation: OperationId, error: unknown): ArmorError {
  const code = (error as { cause?: { code?: string } } | null)?.cause?.code ?? ''
  return neverConnected.test(code)
    ? armorError(operation, 'network', 'not_sent', `found no connection (${code})`)
    : armorError(operation, 'network', 'unknown', 'lost its connection')
}
