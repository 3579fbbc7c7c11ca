import { fileURLToPath } from 'node:url'
import { launchChromium } from '@armor/chromium'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { build, defaultClientConditions, type Rolldown } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, inject } from 'vitest'
import type { Session, SessionState } from '../session.ts'
import type { Persona } from './real-server.ts'

const entry = fileURLToPath(new URL('tab.ts', import.meta.url))

/** A tab of a real browser with a session in it, on the server's own origin. */
export interface Tab {
  readonly page: Page
  signIn(persona: Persona): Promise<void>
  token(): Promise<string | null>
  /** Asks for the token a hundred times at once; gives the different ones. */
  tokens(): Promise<(string | null)[]>
  /** The status of a call of /me through the session; 'ok' where it succeeded. */
  me(): Promise<string>
  state(): Promise<SessionState>
  /** The statuses that the session went through, from its making. */
  statuses(): Promise<string[]>
  signOut(): Promise<void>
  /** Lets time pass on this tab's clock, without a word to it. */
  pass(milliseconds: number): Promise<void>
  /** Says that the page was hidden and is seen again. */
  wake(): Promise<void>
}

/** What the page offers to a test. */
export interface TabWindow {
  session: Session
  statuses: string[]
  ahead: number
  signIn(persona: Persona): Promise<void>
  me(): Promise<string>
}

/** One browser for the tests of a file, and fresh storage, locks and channels for each test. */
export function useBrowser() {
  const origin = inject('serverUrl')
  let browser: Browser
  let script = ''
  let context: BrowserContext
  /** The paths that the tabs have asked the server for, in order. */
  const requests: string[] = []

  beforeAll(async () => {
    browser = await launchChromium()
    const bundle = (await build({
      configFile: false,
      logLevel: 'warn',
      resolve: { conditions: ['@armor/source', ...defaultClientConditions] },
      build: { write: false, lib: { entry, formats: ['es'] }, minify: false },
    })) as Rolldown.RolldownOutput[]
    script = bundle[0]!.output[0].code
  })
  afterAll(() => browser.close())

  beforeEach(async () => {
    requests.length = 0
    context = await browser.newContext()
    await context.route('**/tab.html*', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<script type="module" src="/tab.js"></script>' }),
    )
    await context.route('**/tab.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: script }),
    )
    context.on('request', (request) => requests.push(new URL(request.url()).pathname))
  })
  afterEach(() => context.close())

  return {
    requests,
    /** Breaks or mends the network of the whole browser. */
    setOffline: (offline: boolean) => context.setOffline(offline),
    openTab: async (options: { storage?: boolean } = {}): Promise<Tab> => {
      const page = await context.newPage()
      await page.goto(`${origin}/tab.html${options.storage === true ? '?storage' : ''}`)
      return tabOn(page)
    },
  }
}

/** The tab of a page, once its session is ready; for one that was opened or reloaded. */
export async function tabOn(page: Page): Promise<Tab> {
  await page.waitForFunction(() => 'session' in window)
  await page.evaluate(() => (window as unknown as TabWindow).session.ready())
  const run = <Value>(work: (tab: TabWindow) => Value) =>
    page.evaluate<Awaited<Value>>(`(${String(work)})(window)`)
  return {
    page,
    signIn: (persona) => page.evaluate((given) => (window as unknown as TabWindow).signIn(given), persona),
    token: () => run((tab) => tab.session.token()),
    tokens: () =>
      run(async (tab) => [
        ...new Set(await Promise.all(Array.from({ length: 100 }, () => tab.session.token()))),
      ]),
    me: () => run((tab) => tab.me()),
    state: () => run((tab) => tab.session.state()),
    statuses: () => run((tab) => tab.statuses),
    signOut: () => run((tab) => tab.session.signOut()),
    pass: (milliseconds) =>
      page.evaluate((more) => {
        ;(window as unknown as TabWindow).ahead += more
      }, milliseconds),
    wake: () => page.evaluate(() => void document.dispatchEvent(new Event('visibilitychange'))),
  }
}
