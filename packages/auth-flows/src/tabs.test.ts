import type { Route } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { gate } from './testing/gate.ts'
import { useRealServer } from './testing/real-server.ts'
import { tabOn, useBrowser, type Tab } from './testing/tabs.ts'

const server = useRealServer()
const { openTab, requests, setOffline } = useBrowser()
const minute = 60_000
const reissue = '/auth/token/reissue'

const reissues = () => requests.filter((path) => path === reissue).length

/** Two tabs of one origin; somebody signed in in the first. */
async function twoTabs(): Promise<[Tab, Tab]> {
  const first = await openTab()
  await first.signIn(await server.persona())
  return [first, await openTab()]
}

/** Lets time pass everywhere. */
async function pass(milliseconds: number, ...tabs: Tab[]): Promise<void> {
  await server.advance(milliseconds)
  for (const tab of tabs) await tab.pass(milliseconds)
}

async function expectSignedIn(...tabs: Tab[]): Promise<void> {
  for (const tab of tabs) {
    expect(await tab.me()).toBe('ok')
    expect((await tab.state()).status).toBe('signed_in')
  }
}

describe('two tabs of one origin', () => {
  it('share a sign-in: a tab that is opened later is signed in when it is ready', async () => {
    const [first, second] = await twoTabs()
    expect(await second.token()).toBe(await first.token())
    await expectSignedIn(first, second)
  })

  it('keep no token in a storage', async () => {
    const [first] = await twoTabs()
    expect(await first.page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
  })

  it('reissue once for a hundred callers in each', async () => {
    const [first, second] = await twoTabs()
    await pass(14.5 * minute, first, second)
    const [one, other] = await Promise.all([first.tokens(), second.tokens()])
    expect(one).toHaveLength(1)
    expect(other).toEqual(one)
    expect(reissues()).toBe(1)
    await expectSignedIn(first, second)
  })

  it('are signed out together', async () => {
    const [first, second] = await twoTabs()
    await second.signOut()
    await first.page.waitForFunction(
      () => (globalThis as unknown as { statuses: string[] }).statuses.at(-1) === 'signed_out',
    )
    expect(await first.token()).toBeNull()
    expect(await first.state()).toEqual({ status: 'signed_out', reason: 'signed_out' })
  })

  it('follow a sign-in of somebody else in one of them', async () => {
    const [first, second] = await twoTabs()
    const other = await server.persona()
    await second.signIn(other)
    expect(await second.token()).toBe(await first.token())
    expect(await first.state()).toMatchObject({ user: { user: { username: other.username } } })
  })
})

describe('nobody is signed out', () => {
  it('when a tab is killed while it holds the lock and its reissue is under way', async () => {
    const [first, second] = await twoTabs()
    await pass(14.5 * minute, first, second)
    // The server acts, and the answer never comes.
    await first.page.route(`**${reissue}`, async (route) => void (await route.fetch()))
    const acted = first.page.waitForRequest(`**${reissue}`)
    first.token().catch(() => {})
    await acted
    const waiting = second.token()
    await first.page.close()
    expect(await waiting).toMatch(/^[0-9a-f]{32}$/)
    expect(reissues()).toBe(2)
    await expectSignedIn(second)
  })

  it('when the reply of a reissue is lost: there is at most one further reissue', async () => {
    const [first, second] = await twoTabs()
    await pass(14.5 * minute, first, second)
    // The browser itself would repeat a request whose connection broke, so the reply is lost inside it.
    const loseReply = async (route: Route) => {
      await route.fetch()
      await route.abort('connectionreset')
    }
    for (const { page } of [first, second]) await page.route(`**${reissue}`, loseReply, { times: 1 })
    const [one, other] = await Promise.all([first.token(), second.token()])
    expect(other).toBe(one)
    expect(reissues()).toBe(2)
    await expectSignedIn(first, second)
  })

  it('when a call with the old token was under way while the other tab reissued', async () => {
    const [first, second] = await twoTabs()
    await pass(13.9 * minute, first, second)
    const held = gate()
    const hold = async (route: Route) => {
      await held.opened
      await route.continue()
    }
    await second.page.route('**/me', hold, { times: 1 })
    const asked = second.page.waitForRequest('**/me')
    const slow = second.me()
    await asked
    await pass(0.5 * minute, first, second)
    await first.token()
    held.open()
    expect(await slow).toBe('ok')
    expect(reissues()).toBe(1)
    await expectSignedIn(first, second)
  })

  it('when the storage is changed under a session that is kept in it', async () => {
    const tab = await openTab({ storage: true })
    await tab.signIn(await server.persona())
    await tab.page.evaluate(() => {
      for (const name of Object.keys(sessionStorage)) sessionStorage.setItem(name, '{"generation": 99')
    })
    await pass(14.5 * minute, tab)
    await expectSignedIn(tab)
    expect(reissues()).toBe(1)
  })
})

describe('a tab', () => {
  it('that is reloaded gets the session from the other one', async () => {
    const [first, second] = await twoTabs()
    await second.page.reload()
    const reloaded = await tabOn(second.page)
    expect(await reloaded.token()).toBe(await first.token())
    await expectSignedIn(reloaded)
  })

  it('that is alone survives a reload with a storage, and starts signed out where that is damaged', async () => {
    const tab = await openTab({ storage: true })
    await tab.signIn(await server.persona())
    await tab.page.reload()
    await expectSignedIn(await tabOn(tab.page))
    await tab.page.evaluate(() => sessionStorage.setItem(Object.keys(sessionStorage)[0]!, 'damaged'))
    await tab.page.reload()
    expect(await (await tabOn(tab.page)).state()).toEqual({ status: 'signed_out', reason: 'never' })
  })

  it('that is offline is degraded while its token lives, and signed in again when the network is back', async () => {
    const [first, second] = await twoTabs()
    const before = await first.token()
    await pass(14.5 * minute, first, second)
    await setOffline(true)
    expect(await first.token()).toBe(before)
    expect((await first.state()).status).toBe('degraded')
    await setOffline(false)
    await first.page.waitForFunction(
      () => (globalThis as unknown as { statuses: string[] }).statuses.at(-1) === 'signed_in',
    )
    expect(await first.token()).not.toBe(before)
    expect(await first.statuses()).toEqual(['signed_out', 'signed_in', 'degraded', 'signed_in'])
    await expectSignedIn(first, second)
  })

  it('whose reissue is slow goes on with the token that still lives', async () => {
    const [first] = await twoTabs()
    const before = await first.token()
    await pass(14.5 * minute, first)
    await server.fail('reissueToken', { kind: 'delay', delayMs: 5_000 })
    expect(await first.token()).toBe(before)
    expect((await first.state()).status).toBe('degraded')
    await first.page.waitForFunction(
      () => (globalThis as unknown as { statuses: string[] }).statuses.at(-1) === 'signed_in',
    )
    expect(await first.token()).not.toBe(before)
    expect(reissues()).toBe(1)
  })

  it('that slept for an hour sees on waking that its token has expired, and sends nothing', async () => {
    const [first, second] = await twoTabs()
    await pass(60 * minute, first, second)
    requests.length = 0
    expect((await first.state()).status).toBe('signed_in')
    await first.wake()
    for (const tab of [first, second]) {
      await tab.page.waitForFunction(
        () => (globalThis as unknown as { statuses: string[] }).statuses.at(-1) === 'signed_out',
      )
      expect(await tab.state()).toEqual({ status: 'signed_out', reason: 'expired' })
    }
    expect(requests).toEqual([])
  })

  it('whose token the server rejects is signed out once, and so is the other', async () => {
    const [first, second] = await twoTabs()
    await server.advance(20 * minute)
    await Promise.all([first.me(), first.me(), second.me()])
    for (const tab of [first, second]) {
      await tab.page.waitForFunction(
        () => (globalThis as unknown as { statuses: string[] }).statuses.at(-1) === 'signed_out',
      )
      expect(await tab.state()).toEqual({ status: 'signed_out', reason: 'rejected' })
      expect(await tab.statuses()).toEqual(['signed_out', 'signed_in', 'signed_out'])
    }
  })
})
