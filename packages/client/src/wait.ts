/**
 * Waits until the time is up or the signal is aborted, whichever is first, and tells which. What it gives ends it
 * without either.
 */
export function wait(
  milliseconds: number,
  signal: AbortSignal | undefined,
  tell: (outcome: 'timed_out' | 'aborted') => void,
): () => void {
  const end = (outcome: 'timed_out' | 'aborted') => {
    stop()
    tell(outcome)
  }
  const onAbort = () => end('aborted')
  const timer = setTimeout(end, milliseconds, 'timed_out')
  const stop = () => {
    clearTimeout(timer)
    signal?.removeEventListener('abort', onAbort)
  }
  signal?.addEventListener('abort', onAbort)
  if (signal?.aborted) onAbort()
  return stop
}
