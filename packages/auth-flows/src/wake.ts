/**
 * Calls a listener whenever the page may have slept or lost the network: timers stand still meanwhile, so the clock
 * is looked at again. Gives what ends it. Does nothing where there is no page.
 */
export function onWake(listener: () => void): () => void {
  const targets: [EventTarget | undefined, string][] = [
    [globalThis.document, 'visibilitychange'],
    [globalThis.window, 'pageshow'],
    [globalThis.window, 'focus'],
    [globalThis.window, 'online'],
  ]
  for (const [target, event] of targets) target?.addEventListener(event, listener)
  return () => {
    for (const [target, event] of targets) target?.removeEventListener(event, listener)
  }
}
