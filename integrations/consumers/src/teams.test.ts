import { launchChromium } from '@armor/chromium'
import { afterEach, describe, expect, inject, test } from 'vitest'
import { firstName, newPerson } from './person.ts'
import { addressFrom, converse, end, settle, type Team } from './team.ts'

const serverUrl = inject('serverUrl')
const npmrc = inject('npmrc')
const newPassword = 'seven otters in a teapot'

type Browser = Awaited<ReturnType<typeof launchChromium>>
type Page = Awaited<ReturnType<Browser['newPage']>>

let team: Team | null = null
afterEach(async () => {
  await team?.remove()
  team = null
})

const greeting = `Signed in as ${firstName}.`
const wholeWay = [greeting, 'Password changed.', greeting]

/**
 * A person signs in with the team's program, recovers their password, and signs in with the new one; gives what the
 * program told them.
 */
async function useProgram({ start }: Team, program: string): Promise<readonly string[]> {
  const person = await newPerson(serverUrl)
  const printed = await converse(start(program, serverUrl, person.username, person.password), {
    'Code sent to ': person.readOtp,
    'New password: ': () => newPassword,
    'Password: ': () => newPassword,
  })
  return printed.match(/Signed in as \w+\.|Password changed\./g) ?? []
}

/** The same on the team's page, in a real browser. */
async function usePage(page: Page): Promise<readonly string[]> {
  const person = await newPerson(serverUrl)
  const told: string[] = []
  const hear = async (text: string) => {
    const words = page.getByRole('status').getByText(text)
    await words.waitFor()
    told.push(await words.innerText())
  }
  const signIn = async (password: string) => {
    await page.getByLabel('User name').fill(person.username)
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
  }
  await signIn(person.password)
  await hear(greeting)
  await page.getByRole('button', { name: 'Forgotten?' }).click()
  await page.getByLabel('New password').fill(newPassword)
  await page.getByLabel('Code').fill(await person.readOtp())
  await page.getByRole('button', { name: 'Change password' }).click()
  await hear('Password changed.')
  await signIn(newPassword)
  await hear(greeting)
  return told
}

describe('a team that installs the packages signs people in and recovers their passwords', () => {
  test('in Node, in ECMAScript modules', async () => {
    team = await settle('node-esm', npmrc, 'pnpm')
    expect(await useProgram(team, 'main.js')).toEqual(wholeWay)
  })

  test('in Node, in CommonJS, by require; installed by npm', async () => {
    team = await settle('node-commonjs', npmrc, 'npm')
    expect(await useProgram(team, 'main.js')).toEqual(wholeWay)
  })

  test('in TypeScript for Node: nodenext, no DOM types, libraries checked by TypeScript 5.9 and 7', async () => {
    team = await settle('typescript-nodenext', npmrc, 'pnpm')
    await team.script('check:5')
    await team.script('check:7')
    await team.script('build')
    expect(await useProgram(team, 'dist/main.js')).toEqual(wholeWay)
  })

  test('in TypeScript for a bundler, with React: libraries checked by TypeScript 5.9 and 7', async () => {
    team = await settle('typescript-bundler', npmrc, 'pnpm')
    await team.script('check:5')
    await team.script('check:7')
    expect(await useProgram(team, 'src/main.ts')).toEqual(wholeWay)
  })

  test('bundled by esbuild for a browser, and told what it weighs', async () => {
    team = await settle('esbuild', npmrc, 'pnpm')
    const printed = await team.script('build')
    expect(printed).toMatch(/\d+ B minified, \d+ B gzipped/)
    console.log(/sign-in.*gzipped/.exec(printed)![0])
    expect(await useProgram(team, 'main.js')).toEqual(wholeWay)
  })

  test('bundled by Vite into a page, in a real browser', async () => {
    team = await settle('vite', npmrc, 'pnpm')
    await team.script('build')
    const preview = team.start('preview.js', serverUrl)
    const browser = await launchChromium()
    try {
      const page = await browser.newPage()
      await page.goto(await addressFrom(preview))
      expect(await usePage(page)).toEqual(wholeWay)
    } finally {
      await browser.close()
      await end(preview)
    }
  })

  test('with a caller of its own and the shared schemas alone', async () => {
    team = await settle('shared-schemas', npmrc, 'pnpm')
    expect(await useProgram(team, 'main.js')).toEqual(wholeWay)
  })
})
