import type { RecoveryUserContext, SmsRecoveryStarted } from '@armor/spec'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DemoUser } from '../demo/users.ts'
import { openDatabase } from '../store/database.ts'
import type { Answer } from '../testing/exchange.ts'
import type { TestServer } from '../testing/server.ts'
import { startContractServer } from './contract-server.ts'

// Who has an account here is nobody's business: each of these people gets the answers of the first.
let server: TestServer
let known: DemoUser
let phoneless: DemoUser
let disabled: DemoUser
const stranger = { username: 'robin.00000000@demo.armor.test' }
beforeAll(async () => {
  server = await startContractServer()
  known = await server.persona()
  phoneless = await server.persona({ phone: false })
  disabled = await server.persona()
  const db = await openDatabase(server.database)
  await db.updateTable('users').set({ disabled_at: 1 }).where('id', '=', disabled.userId).execute()
  await db.destroy()
})
afterAll(() => server.close())

const people = ['unknown', 'disabled', 'phoneless'] as const
const named = (person: (typeof people)[number]) => ({ unknown: stranger, disabled, phoneless })[person]

/** What an onlooker can tell answers apart by: all but the values that are random, whose length counts. */
function outside({ status, headers, text }: Answer) {
  const random = ['referenceId', 'token']
  const body: unknown = JSON.parse(text, (name, value: unknown) =>
    random.includes(name) && typeof value === 'string' ? value.length : value,
  )
  return { status, headers: [...headers].filter(([name]) => name !== 'date'), length: text.length, body }
}

describe.each(people)('%s: nobody learns it', (person) => {
  it('from a sign-in', async () => {
    const signIn = ({ username }: { username: string }) =>
      server.call('POST', '/auth/authorize', { body: { username, password: 'not the password' } })
    expect(outside(await signIn(named(person)))).toEqual(outside(await signIn(known)))
  })

  it.each(['/recovery/initiatesms', '/recovery/initiateemail'])('from %s', async (path) => {
    const initiate = ({ username }: { username: string }) => server.call('POST', path, { body: { username } })
    expect(outside(await initiate(named(person)))).toEqual(outside(await initiate(known)))
  })

  it('from the tries that are left', async () => {
    const guesses = async ({ username }: { username: string }) => {
      const started = await server.call('POST', '/recovery/initiatesms', { body: { username } })
      const { token } = started.json as SmsRecoveryStarted
      const answers = []
      for (let tries = 0; tries < 6; tries += 1) {
        const body = { username, token, otp: '0' }
        answers.push(outside(await server.call('POST', '/recovery/completesms', { body })))
      }
      return answers
    }
    expect(await guesses(named(person))).toEqual(await guesses(await server.persona()))
  })
})

it('a disabled user with the right password is refused as with a wrong one', async () => {
  const signIn = (password: string | null) =>
    server.call('POST', '/auth/authorize', { body: { username: disabled.username, password } })
  expect(outside(await signIn(disabled.password))).toEqual(outside(await signIn('not the password')))
})

it('a recovery that nobody can finish sends no message', async () => {
  for (const path of ['/recovery/initiatesms', '/recovery/initiateemail']) {
    await server.call('POST', path, { body: { username: stranger.username } })
    await server.call('POST', path, { body: { username: disabled.username } })
  }
  for (const to of [stranger.username, disabled.username, disabled.phone!]) {
    expect(await server.newestMessage(to)).toBeUndefined()
  }
})

describe('the recovery channels', () => {
  const contextOf = async (username: string) => {
    const { json } = await server.call('GET', `/recovery/usercontext/${encodeURIComponent(username)}`)
    return json as RecoveryUserContext
  }

  it('of a user are the true ones', async () => {
    expect(await contextOf(known.username)).toEqual({
      preference: 'sms',
      channels: ['email', 'sms'],
      maskedEmail: 'r*****@d*****.test',
      maskedPhone: `********${known.phone!.slice(-2)}`,
    })
    expect(await contextOf(phoneless.username)).toMatchObject({ channels: ['email'], maskedPhone: null })
  })

  it('of a stranger are the same each time, in any letter case and on the next day', async () => {
    const first = await contextOf(stranger.username)
    expect(await contextOf(stranger.username)).toEqual(first)
    const { maskedPhone, channels } = await contextOf(stranger.username.toUpperCase())
    expect({ maskedPhone, channels }).toEqual({ maskedPhone: first.maskedPhone, channels: first.channels })
    await server.advance(86_400_000)
    expect(await contextOf(stranger.username)).toEqual(first)
  })

  it('of strangers are mixed like those of users', async () => {
    const contexts = await Promise.all(
      Array.from({ length: 100 }, (_, index) => contextOf(`stranger.${index}@example.com`)),
    )
    const withPhone = contexts.filter(({ channels }) => channels.includes('sms')).length
    // 70 of 100 are told to have one; a fair draw is outside of these bounds once in a million.
    expect(withPhone).toBeGreaterThan(45)
    expect(withPhone).toBeLessThan(92)
  })
})
