/** Waits until the time is up or the signal is aborted, whichever is first. `stop` ends it without either. */
export function wait(
  milliseconds: number,
  signal: AbortSignal | undefined,
): { readonly over: Promise<'timed_out' | 'aborted'>; stop(): void } {
  let stop = () => {}
  const over = new Promise<'timed_out' | 'aborted'>((resolve) => {
    const onAbort = () => resolve('aborted')
    const timer = setTimeout(() => resolve('timed_out'), milliseconds)
    signal?.addEventListener('abort', onAbort)
    stop = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
    }
  })
  return { over, stop }
}
