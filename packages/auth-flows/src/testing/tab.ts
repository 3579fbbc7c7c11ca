// The script of a tab: a session on the origin that the page came from, with a clock that the test can move.
import { createArmorClient, createSession, login, tabStore } from '../index.ts'
import type { TabWindow } from './tabs.ts'

const tab = window as unknown as TabWindow
const client = createArmorClient({ baseUrl: location.origin, retry: { baseDelayMs: 0 } })
const storage = location.search === '?storage' ? { storage: sessionStorage } : {}

tab.ahead = 0
tab.session = createSession(client, {
  store: tabStore(storage),
  clock: { now: () => Date.now() + tab.ahead },
})
tab.statuses = [tab.session.state().status]
tab.session.subscribe(() => tab.statuses.push(tab.session.state().status))

tab.signIn = async (persona) => {
  const signedIn = await login(client, persona)
  if (!signedIn.ok) throw new Error(signedIn.error.message)
  tab.session.adopt(signedIn.value)
}
tab.me = async () => {
  const me = await tab.session.client.getCurrentUser()
  return me.ok ? 'ok' : me.error.code
}
