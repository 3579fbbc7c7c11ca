/**
 * What the work comes to, or `timed_out` or `aborted`, whichever is first: work that goes on all the same holds nobody
 * up. The work must not reject.
 */
export function within<Value>(
  milliseconds: number,
  signal: AbortSignal | undefined,
  work: Promise<Value>,
): Promise<Value | 'timed_out' | 'aborted'> {
  return new Promise((resolve) => {
    const end = (outcome: Value | 'timed_out' | 'aborted') => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
      resolve(outcome)
    }
    const onAbort = () => end('aborted')
    const timer = setTimeout(end, milliseconds, 'timed_out')
    signal?.addEventListener('abort', onAbort)
    if (signal?.aborted) onAbort()
    void work.then(end)
  })
}
