import { armorError, type ArmorError } from './error.ts'
import type { OperationId } from './operation-types.ts'
import type { HttpAnswer } from './transport.ts'
import { wait } from './wait.ts'

/** Codes by which Node says that no connection came about; a browser tells no cause. */
const neverConnected = /REFUSED|NOTFOUND|AGAIN|UNREACH|CONNECT_TIMEOUT/

/**
 * Waits for the answer, the time-out or the abort, whichever is first: a fetch that ignores its signal holds nobody
 * up. Gives the error where no answer came.
 */
export function exchange(
  operation: OperationId,
  send: (signal: AbortSignal) => Promise<HttpAnswer>,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<HttpAnswer | ArmorError> {
  const controller = new AbortController()
  return new Promise((resolve) => {
    const stopWaiting = wait(timeoutMs, signal, (outcome) => {
      controller.abort()
      const why = outcome === 'aborted' ? 'was aborted' : `had no answer in ${timeoutMs} ms`
      resolve(armorError(operation, outcome, 'unknown', why))
    })
    const end = (outcome: HttpAnswer | ArmorError) => {
      stopWaiting()
      resolve(outcome)
    }
    send(controller.signal).then(end, (error: unknown) => end(networkError(operation, error)))
  })
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
