import type { View } from './view.ts'

/** The view of a recovery link that the page was opened by. It is taken out of the address bar: no history keeps it. */
export function takeRecoveryLink(): View | null {
  if (!location.hash.includes('token=')) return null
  const link = location.href
  history.replaceState(null, '', location.pathname)
  return { at: 'link_opened', link }
}
