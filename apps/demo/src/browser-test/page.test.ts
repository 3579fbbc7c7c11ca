import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '@armor/chromium'
import { shortestPassword } from '../page/password-rule.ts'
import { startDemoSite, type DemoSite } from './demo-site.ts'

let site: DemoSite
let browser: Browser
let page: Page
/** What the page complained about, and whom it asked. */
let complaints: string[]
let hosts: Set<string>

beforeAll(async () => {
  site = await startDemoSite()
  browser = await launchChromium()
})

afterEach(async () => {
  await page.context().close()
})

afterAll(async () => {
  await browser.close()
  await site.close()
})

async function open(options: Parameters<Browser['newContext']>[0] = {}): Promise<void> {
  complaints = []
  hosts = new Set()
  page = await (await browser.newContext(options)).newPage()
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => hosts.add(new URL(request.url()).origin))
  await page.goto(site.url)
}

const button = (name: string | RegExp) => page.getByRole('button', { name })
const heading = (name: string) => page.getByRole('heading', { name })
const input = (name: string) => page.getByRole('textbox', { name })
const panel = (name: string) => page.getByRole('region', { name })

/** Makes a new person; the form is then filled in. */
async function meet(): Promise<string> {
  await button('New person').click()
  await page.getByText('First password').waitFor()
  return input('User name').inputValue()
}

/** The first password of a person who was made on this page. */
function passwordOf(username: string): Promise<string> {
  return panel('People').getByRole('listitem').filter({ hasText: username }).locator('.code').innerText()
}

/** Lets the next calls of an operation meet a fault. */
async function fault(wanted: { operation: string; kind: string; [detail: string]: unknown }): Promise<void> {
  const answer = await fetch(`${site.url}api/demo/control/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(wanted),
  })
  expect(answer.status).toBe(200)
}

async function violations(): Promise<string[]> {
  // Entering animations are over, so that colours are those that a person sees.
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)))
  await page.evaluate(axe.source)
  const { violations: found } = await page.evaluate<axe.AxeResults>('axe.run()')
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

async function signIn(password?: string): Promise<void> {
  if (password !== undefined) await page.getByLabel('Password', { exact: true }).fill(password)
  await button('Sign in').click()
}

test.each(['light', 'dark'] as const)(
  'a person signs in, sees who that is, and signs out (%s)',
  async (colorScheme) => {
    await open({ colorScheme })
    const username = await meet()
    expect(await violations()).toEqual([])
    await signIn()
    await heading('You are signed in').waitFor()
    await page.locator('.facts').getByText(username).waitFor()
    const account = page.getByRole('radio', { name: /Robin's account 1/ })
    await account.click()
    await page.locator('.facts').getByText('account.read').waitFor()
    expect(await account.isChecked()).toBe(true)
    expect(await violations()).toEqual([])

    await button('Sign out').click()
    await page.getByRole('status').getByText('You are signed out.').waitFor()
    expect(complaints).toEqual([])
    expect([...hosts]).toEqual([new URL(site.url).origin])
  },
)

test.each(['light', 'dark'] as const)('a person recovers a password by SMS (%s)', async (colorScheme) => {
  await open({ colorScheme, viewport: { width: 390, height: 844 } })
  const username = await meet()
  await button('Forgot your password?').click()
  expect(await input('User name').inputValue()).toBe(username)
  await button('Continue').click()
  await page.getByRole('radio', { name: /Text message/ }).check()
  expect(await violations()).toEqual([])
  await button('Send').click()

  await heading('Enter the code').waitFor()
  const otp = await panel('Phone').locator('.message-otp').innerText()
  expect(await violations()).toEqual([])
  await input('Code from the text message').fill(otp)
  await button('Continue').click()

  await heading('Choose a new password').waitFor()
  expect(await violations()).toEqual([])
  await input('New password').fill('a quiet harbour at noon')
  await button('Set the password').click()
  await page.getByRole('status').getByText('Your password is changed.').waitFor()
  await panel('Inbox').getByText('was changed').waitFor()
  await signIn('a quiet harbour at noon')
  await heading('You are signed in').waitFor()

  for (const summary of await panel('Exchanges').locator('summary').all()) await summary.click()
  const log = await panel('Exchanges').innerText()
  for (const path of ['/recovery/initiatesms', '/recovery/completesms', '/reset']) expect(log).toContain(path)
  expect(log).toContain('***')
  expect(log).not.toContain(otp)
  expect(log).not.toContain('a quiet harbour')
  expect(await violations()).toEqual([])
  // Nothing is wider than the phone.
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  expect(complaints).toEqual([])
})

test('a wrong password is told with what to do next', async () => {
  await open()
  await meet()
  await signIn('not the password')
  const alert = page.getByRole('alert').filter({ hasText: 'The user name or the password is not right.' })
  await alert.getByText('or recover your password').waitFor()
  expect(await violations()).toEqual([])
  // The browser's own note of the 401 is all there is in the console.
  expect(complaints).toEqual([expect.stringContaining('401')])
})

test('a wrong code tells the tries that are left, and a refused password its reasons', async () => {
  await open()
  await meet()
  await button('Forgot your password?').click()
  await button('Continue').click()
  await button('Send').click()
  const otp = await panel('Phone').locator('.message-otp').innerText()
  await input('Code from the text message').fill(otp.slice(0, -1) + ((Number(otp.at(-1)) + 1) % 10))
  await button('Continue').click()
  await page.getByRole('alert').getByText('4 tries are left.').waitFor()
  await input('Code from the text message').fill(otp)
  await button('Continue').click()
  await page.getByText(`${shortestPassword} characters or more`).waitFor()
  await input('New password').fill('x'.repeat(shortestPassword - 1))
  await button('Set the password').click()
  // The rule that is told holds the form back: nothing is sent.
  expect(
    await input('New password').evaluate((element) => (element as HTMLInputElement).validity.tooShort),
  ).toBe(true)
  await input('New password').fill('passwordpasswordpassword')
  await button('Set the password').click()
  const alert = page.getByRole('alert').filter({ hasText: 'This password can’t be used.' })
  await alert.waitFor()
  expect(await alert.getByRole('listitem').allInnerTexts()).toEqual([
    expect.stringContaining('easy to guess'),
  ])
})

test('a code that was right is not asked for again when the call after it fails', async () => {
  await open()
  await meet()
  await button('Forgot your password?').click()
  await button('Continue').click()
  await button('Send').click()
  await fault({ operation: 'validateRecovery', kind: 'status', status: 503, times: 2 })
  await input('Code from the text message').fill(await panel('Phone').locator('.message-otp').innerText())
  await button('Continue').click()
  await heading('Your code is right').waitFor()
  const alert = page.getByRole('alert').filter({ hasText: 'The service can’t be reached right now.' })
  await alert.waitFor()
  expect(await violations()).toEqual([])
  await button('Try again').click()
  await panel('Exchanges').locator('.status', { hasText: '503' }).nth(1).waitFor()
  await alert.waitFor()
  await button('Try again').click()
  await heading('Choose a new password').waitFor()
})

test('a mailed link opens the page, which takes it out of the address bar', async () => {
  await open()
  await meet()
  await button('Forgot your password?').click()
  await button('Continue').click()
  await page.getByRole('radio', { name: /E-mail/ }).check()
  await button('Send').click()
  await heading('Look into your inbox').waitFor()
  await panel('Inbox').getByRole('link', { name: 'Choose a new password' }).click()
  await heading('Your recovery link').waitFor()
  expect(page.url()).toBe(site.url)
  await button('Choose a new password').click()
  await input('New password').fill('a quiet harbour at noon')
  await button('Set the password').click()
  await page.getByRole('status').getByText('Your password is changed.').waitFor()
  expect(complaints).toEqual([])
})

test('a session goes on when the clock is sped up, and ends when nobody came back in time', async () => {
  await open()
  const username = await meet()
  await signIn()
  await button('Let 14 minutes pass').click()
  await panel('Exchanges').getByText('/auth/token/reissue').waitFor()
  expect(await heading('You are signed in').isVisible()).toBe(true)
  // Another sign-in begins with a whole token, though the server's clock is ahead by now.
  await button('Sign out').click()
  await signIn(await passwordOf(username))
  const lifetime = await page.locator('time').first().getAttribute('datetime')
  expect(Date.parse(lifetime!) - Date.now()).toBeGreaterThan(14 * 60_000)
  await button('Let 16 minutes pass').click()
  const news = page.getByRole('status').filter({ hasText: 'You were away too long.' })
  expect(await news.innerText()).toContain('Sign in again.')
})

test('tabs share the session: a sign-in, a reissue and a sign-out in one are seen in the other', async () => {
  await open()
  const username = await meet()
  await signIn()
  await heading('You are signed in').waitFor()

  const other = await page.context().newPage()
  await other.goto(site.url)
  // The new tab begins with the session that the first one hands it: no sign-in form is ever shown.
  await other.getByRole('heading', { level: 2 }).first().waitFor()
  expect(await other.getByRole('heading', { level: 2 }).first().innerText()).toBe('You are signed in')
  await other.locator('.facts').getByText(username).waitFor()

  const tokenEnd = other.locator('time').first()
  const before = await tokenEnd.getAttribute('datetime')
  await button('Let 14 minutes pass').click()
  await panel('Exchanges').getByText('/auth/token/reissue').waitFor()
  await other.locator(`time:not([datetime="${before}"])`).first().waitFor()
  expect(await tokenEnd.getAttribute('datetime')).toBe(
    await page.locator('time').first().getAttribute('datetime'),
  )

  await other.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('status').getByText('You are signed out.').waitFor()
  await signIn(await passwordOf(username))
  await other.getByRole('heading', { name: 'You are signed in' }).waitFor()
  expect(complaints).toEqual([])
})

test('a sign-out in another tab tears nobody out of a recovery', async () => {
  await open()
  await meet()
  await signIn()
  await heading('You are signed in').waitFor()
  const other = await page.context().newPage()
  await other.goto(`${site.url}#token=mailed`)
  await other.getByRole('heading', { name: 'Your recovery link' }).waitFor()
  await button('Sign out').click()
  await page.getByRole('status').getByText('You are signed out.').waitFor()
  expect(await other.getByRole('heading', { name: 'Your recovery link' }).isVisible()).toBe(true)
})

test('who leaves a form while it is waiting is not taken anywhere by its answer', async () => {
  await open()
  const username = await meet()
  await fault({ operation: 'getRecoveryUserContext', kind: 'delay', delayMs: 1000 })
  await button('Forgot your password?').click()
  await button('Continue').click()
  await panel('Exchanges').getByText('sent', { exact: true }).waitFor()
  await button('Back to sign-in').click()
  await panel('Exchanges').getByText('failed', { exact: true }).waitFor()
  expect(await heading('Sign in').isVisible()).toBe(true)
  expect(await input('User name').inputValue()).toBe(username)
})

test('everything can be done by keyboard', async () => {
  await open()
  await meet()
  await input('User name').focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await heading('You are signed in').waitFor()
  // The new view is read from its title on.
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('You are signed in')
})
