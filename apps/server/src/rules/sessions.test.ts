import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTestContext, type TestContext } from '../testing/context.ts'
import { revokeSessionsOf } from '../store/sessions.ts'
import { authorize } from './authorization.ts'
import { authenticate, reissueToken, startSession } from './sessions.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute

let context: TestContext
beforeEach(async () => {
  context = await createTestContext()
})
afterEach(() => context.close())

async function codeOf(user: { username: string; password: string }): Promise<string> {
  const authorized = await authorize(context, user)
  return authorized!.code
}

async function signIn(): Promise<{ userId: number; token: string; code: string }> {
  const user = await context.user()
  const code = await codeOf(user)
  const session = await startSession(context, code)
  return { userId: user.userId, token: session!.accessToken, code }
}

async function disable(userId: number): Promise<void> {
  await context.db.updateTable('users').set({ disabled_at: 1 }).where('id', '=', userId).execute()
}

async function reissue(token: string): Promise<string | null> {
  return (await reissueToken(context, token))?.accessToken ?? null
}

describe('an authorization code', () => {
  it('gives an access token of 32 hex digits for its user', async () => {
    const { userId, token } = await signIn()
    expect(token).toMatch(/^[0-9a-f]{32}$/)
    expect(await authenticate(context, token)).toBe(userId)
  })

  it('is redeemed once, and a second try revokes what the first one gave', async () => {
    const { token, code } = await signIn()
    expect(await startSession(context, code)).toBeNull()
    expect(await authenticate(context, token)).toBeNull()
  })

  it('has one winner of fifty at once, whose session the losers end', async () => {
    const user = await context.user()
    const code = await codeOf(user)
    const sessions = await Promise.all(Array.from({ length: 50 }, () => startSession(context, code)))
    const winners = sessions.filter((session) => session !== null)
    expect(winners).toHaveLength(1)
    expect(await authenticate(context, winners[0]!.accessToken)).toBeNull()
  })

  it('can be redeemed until 120 seconds have passed, and not then', async () => {
    const user = await context.user()
    const [early, late] = [await codeOf(user), await codeOf(user)]
    context.clock.advance(119 * second)
    expect(await startSession(context, early)).not.toBeNull()
    context.clock.advance(1 * second)
    expect(await startSession(context, late)).toBeNull()
  })

  it('does not come alive again when the clock is turned back after its use', async () => {
    const { code } = await signIn()
    context.clock.advance(-1 * hour)
    expect(await startSession(context, code)).toBeNull()
  })

  it('is refused when its user was disabled in the meantime', async () => {
    const user = await context.user()
    const code = await codeOf(user)
    await context.db.updateTable('users').set({ disabled_at: 1 }).where('id', '=', user.userId).execute()
    expect(await startSession(context, code)).toBeNull()
  })

  it('is not an access token, nor an access token a code', async () => {
    const user = await context.user()
    const code = await codeOf(user)
    expect(await authenticate(context, code)).toBeNull()
    const session = await startSession(context, code)
    expect(await startSession(context, session!.accessToken)).toBeNull()
  })
})

describe('an id token', () => {
  it('is signed for the user and lives exactly as long as the access token', async () => {
    const user = await context.user()
    const session = await startSession(context, await codeOf(user))
    const [header, payload] = session!.idToken
      .split('.')
      .slice(0, 2)
      .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>)
    expect(header).toMatchObject({ alg: 'ES256' })
    expect(payload).toMatchObject({ sub: String(user.userId) })
    expect(Number(payload!['exp']) - Number(payload!['iat'])).toBe(900)
  })
})

describe('an access token', () => {
  it('dies after 15 minutes', async () => {
    const { token } = await signIn()
    context.clock.advance(15 * minute - 1)
    expect(await authenticate(context, token)).not.toBeNull()
    context.clock.advance(1)
    expect(await authenticate(context, token)).toBeNull()
    expect(await reissue(token)).toBeNull()
  })

  it('dies with a disabled user', async () => {
    const { token, userId } = await signIn()
    await context.db.updateTable('users').set({ disabled_at: 1 }).where('id', '=', userId).execute()
    expect(await authenticate(context, token)).toBeNull()
    expect(await reissue(token)).toBeNull()
  })

  it.each([
    ['its session is revoked', (userId: number) => revokeSessionsOf(context.db, userId, context.clock.now())],
    ['its user is disabled', disable],
  ])('opens no call when %s between the look-up and the note of its first use', async (_, happens) => {
    const { token, userId } = await signIn()
    // The queries of one connection run in the order in which they were asked.
    const [opened] = await Promise.all([authenticate(context, token), happens(userId)])
    expect(opened).toBeNull()
  })
})

describe('reissuing', () => {
  it('just before a reset gives a token that the reset has killed as well', async () => {
    const { token, userId } = await signIn()
    const asked = reissue(token)
    await revokeSessionsOf(context.db, userId, context.clock.now())
    const next = await asked
    expect(next).not.toBeNull()
    expect(await authenticate(context, next!)).toBeNull()
    expect(await reissue(next!)).toBeNull()
  })

  it('supersedes the token: the new one opens calls, the old one does not, and that revokes nothing', async () => {
    const { token, userId } = await signIn()
    const next = await reissue(token)
    expect(await authenticate(context, token)).toBeNull()
    expect(await authenticate(context, next!)).toBe(userId)
  })

  it('can be asked again within 30 seconds when the reply was lost: the lost successor dies', async () => {
    const { token, userId } = await signIn()
    const lost = await reissue(token)
    context.clock.advance(30 * second)
    const next = await reissue(token)
    expect(await authenticate(context, lost!)).toBeNull()
    expect(await authenticate(context, next!)).toBe(userId)
  })

  it('leaves one living successor of twenty asked for at once', async () => {
    const { token } = await signIn()
    const successors = await Promise.all(Array.from({ length: 20 }, () => reissue(token)))
    const living = []
    for (const successor of successors) {
      if (successor !== null && (await authenticate(context, successor)) !== null) living.push(successor)
    }
    expect(living).toHaveLength(1)
  })

  it('with a superseded token after the grace ends the session', async () => {
    const { token } = await signIn()
    const next = await reissue(token)
    context.clock.advance(30 * second + 1)
    expect(await reissue(token)).toBeNull()
    expect(await authenticate(context, next!)).toBeNull()
  })

  it('with a superseded token whose successor was used ends the session, within the grace too', async () => {
    const { token } = await signIn()
    const next = await reissue(token)
    await authenticate(context, next!)
    expect(await reissue(token)).toBeNull()
    expect(await authenticate(context, next!)).toBeNull()
  })

  it('counts as a use: the token before the last can not come back', async () => {
    const { token } = await signIn()
    const following = await reissue(token)
    const third = await reissue(following!)
    expect(await reissue(token)).toBeNull()
    expect(await authenticate(context, third!)).toBeNull()
  })

  it('does not carry a session past 12 hours', async () => {
    const { token } = await signIn()
    let current = token
    for (let minutes = 0; minutes < 12 * 60 - 10; minutes += 10) {
      context.clock.advance(10 * minute)
      current = (await reissue(current))!
    }
    expect(await authenticate(context, current)).not.toBeNull()
    context.clock.advance(10 * minute)
    expect(await authenticate(context, current)).toBeNull()
    expect(await reissue(current)).toBeNull()
  })

  it('says how many minutes are left when the session ends before the token would', async () => {
    let { token } = await signIn()
    for (let minutes = 0; minutes < 12 * 60 - 10; minutes += 10) {
      context.clock.advance(10 * minute)
      token = (await reissue(token))!
    }
    context.clock.advance(2 * minute + second)
    expect(await reissueToken(context, token)).toMatchObject({ lifeMinutes: 8 })
  })
})
