import type { ArmorClientOptions, Fetch } from '@armor/client'
import { describe, expect, it, vi } from 'vitest'
import { login } from './login.ts'
import { createSession, type SessionState } from './session.ts'
import { gate } from './testing/gate.ts'
import { errorOf, useRealServer, valueOf } from './testing/real-server.ts'

const server = useRealServer()
const minute = 60_000

/** Someone who is signed in, with a clock that moves together with the server's. */
async function signedIn(options: Partial<ArmorClientOptions> = {}) {
  const ada = await server.persona({ accounts: 2 })
  const { client, calls } = server.client(options)
  let ahead = 0
  const session = createSession(client, { clock: { now: () => Date.now() + ahead } })
  const states: SessionState[] = []
  session.subscribe(() => states.push(session.state()))
  session.adopt(valueOf(await login(client, ada)))
  calls.length = 0
  const pass = async (milliseconds: number) => {
    ahead += milliseconds
    await server.advance(milliseconds)
  }
  return { ada, client, session, states, calls, pass }
}

describe('a session', () => {
  it('is signed out at first', async () => {
    const { client, calls } = server.client()
    const session = createSession(client)
    expect(session.state()).toEqual({ status: 'signed_out', reason: 'never' })
    expect(await session.token()).toBeNull()
    expect(errorOf(await session.client.getCurrentUser()).code).toBe('no_access_token')
    expect(calls).toEqual([])
  })

  it('makes calls as the user who signed in', async () => {
    const { ada, session } = await signedIn()
    expect(session.state()).toMatchObject({
      status: 'signed_in',
      accountId: null,
      user: { user: { username: ada.username } },
    })
    expect(valueOf(await session.client.getCurrentUser()).user.username).toBe(ada.username)
  })

  it('takes a sign-in, not a copy of one', async () => {
    const { client } = server.client()
    const login1 = valueOf(await login(client, await server.persona()))
    expect(() => createSession(client).adopt({ ...login1 })).toThrow(TypeError)
  })

  it('gives the same token while there is time', async () => {
    const { session, calls, pass } = await signedIn()
    const first = await session.token()
    await pass(13 * minute)
    expect(await session.token()).toBe(first)
    expect(calls).toEqual([])
  })

  it('reissues once for a hundred callers when the time is nearly up', async () => {
    const { session, calls, pass } = await signedIn()
    const first = await session.token()
    await pass(14.5 * minute)
    const tokens = await Promise.all(Array.from({ length: 100 }, () => session.token()))
    expect(new Set(tokens).size).toBe(1)
    expect(tokens[0]).not.toBe(first)
    expect(calls).toEqual(['reissueToken'])
    expect(await session.client.getCurrentUser()).toMatchObject({ ok: true })
  })

  it('survives a lost reply of the reissue: it is asked for once more', async () => {
    const { session, calls, pass } = await signedIn()
    await pass(14.5 * minute)
    await server.fail('reissueToken', { kind: 'reply_lost' })
    expect(await session.token()).toMatch(/^[0-9a-f]{32}$/)
    expect(calls).toEqual(['reissueToken', 'reissueToken'])
    expect(session.state().status).toBe('signed_in')
    expect(await session.client.getCurrentUser()).toMatchObject({ ok: true })
  })

  it('is degraded, not signed out, while the server is in trouble and the token lives', async () => {
    const { session, states, calls, pass } = await signedIn({ retry: { attempts: 1 } })
    const first = await session.token()
    await pass(14.5 * minute)
    await server.fail('reissueToken', { kind: 'status', status: 503 })
    expect(await session.token()).toBe(first)
    expect(session.state().status).toBe('degraded')
    // Nobody hammers a server that is in trouble.
    calls.length = 0
    await Promise.all(Array.from({ length: 20 }, () => session.token()))
    expect(calls).toEqual([])

    await pass(6_000)
    expect(await session.token()).not.toBe(first)
    expect(states.map(({ status }) => status)).toEqual(['signed_in', 'degraded', 'signed_in'])
  })

  it('expires when its time is up: after a sleep of an hour nothing is sent', async () => {
    const { session, states, calls, pass } = await signedIn()
    await pass(60 * minute)
    expect(await session.token()).toBeNull()
    expect(session.state()).toEqual({ status: 'signed_out', reason: 'expired' })
    expect(states.filter(({ status }) => status === 'signed_out')).toHaveLength(1)
    expect(calls).toEqual([])
  })

  it('is signed out once when the server rejects its token, however many calls are under way', async () => {
    const { ada, client, session, states } = await signedIn()
    // The server's clock runs ahead of ours: for it the token is dead.
    await server.advance(20 * minute)
    const results = await Promise.all(Array.from({ length: 5 }, () => session.client.getCurrentUser()))
    for (const result of results) expect(errorOf(result).code).toMatch(/unauthorized|no_access_token/)
    expect(session.state()).toEqual({ status: 'signed_out', reason: 'rejected' })
    expect(states.filter(({ status }) => status === 'signed_out')).toHaveLength(1)
    expect(await login(client, ada)).toMatchObject({ ok: true })
  })

  it('repeats a call whose token was replaced while it was under way', async () => {
    // The first call is held up on its way, with the old token in it, until that has been superseded.
    const held = gate()
    let asked = 0
    const fetch: Fetch = async (url, init) => {
      if (url.endsWith('/me')) asked += 1
      // The first one is the sign-in's.
      if (url.endsWith('/me') && asked === 2) await held.opened
      return globalThis.fetch(url, init)
    }
    const { session, calls, pass } = await signedIn({ fetch })
    const slow = session.client.getCurrentUser()
    await vi.waitUntil(() => asked === 2)
    await pass(14.5 * minute)
    await session.token()
    held.open()
    expect(await slow).toMatchObject({ ok: true })
    expect(calls).toEqual(['getCurrentUser', 'reissueToken', 'getCurrentUser'])
    expect(session.state().status).toBe('signed_in')
  })

  it.each([1440 * minute, -1440 * minute])(
    'does not mind a clock that is a day off (%i ms) from the start',
    async (off) => {
      const ada = await server.persona()
      const { client } = server.client()
      const real = Date.now.bind(Date)
      const spy = vi.spyOn(Date, 'now').mockImplementation(() => real() + off)
      try {
        const session = createSession(client)
        session.adopt(valueOf(await login(client, ada)))
        expect(await session.client.getCurrentUser()).toMatchObject({ ok: true })
      } finally {
        spy.mockRestore()
      }
    },
  )
})

describe('a session with a clock of its own', () => {
  it.each([24 * 60 * minute, -24 * 60 * minute])(
    'counts a sign-in by it, however far off it is (%i ms)',
    async (off) => {
      const { client, calls } = server.client()
      const session = createSession(client, { clock: { now: () => Date.now() + off } })
      session.adopt(valueOf(await login(client, await server.persona())))
      expect(await session.client.getCurrentUser()).toMatchObject({ ok: true })
      expect(calls).not.toContain('reissueToken')
      const { expiresAt } = session.state() as Extract<SessionState, { status: 'signed_in' | 'degraded' }>
      expect(Math.abs(expiresAt - (Date.now() + off + 15 * minute))).toBeLessThan(minute)
    },
  )
})

describe('switching the account', () => {
  it('sends X-Account-Context from then on', async () => {
    const { ada, session } = await signedIn()
    const second = ada.accounts[1]!.id
    expect(valueOf(await session.useAccount(second)).departments.map(({ account }) => account)).toEqual([
      second,
    ])
    expect(session.state()).toMatchObject({ accountId: second })
    expect(Object.keys(valueOf(await session.client.getCurrentUser()).permissions)).toEqual([String(second)])
  })

  it('to somebody else’s account is refused and changes nothing', async () => {
    const { session, states } = await signedIn()
    const bob = await server.persona()
    states.length = 0
    expect(errorOf(await session.useAccount(bob.accounts[0]!.id)).code).toBe('account_refused')
    expect(session.state()).toMatchObject({ accountId: null })
    expect(states).toEqual([])
  })

  it('needs somebody who is signed in', async () => {
    const session = createSession(server.client().client)
    expect(errorOf(await session.useAccount(1)).code).toBe('not_signed_in')
  })
})

describe('signing out', () => {
  it('forgets the token at once', async () => {
    const { session } = await signedIn()
    session.signOut()
    expect(session.state()).toEqual({ status: 'signed_out', reason: 'signed_out' })
    expect(await session.token()).toBeNull()
  })

  it('during a reissue stays signed out', async () => {
    const { session, pass } = await signedIn()
    await pass(14.5 * minute)
    const waiting = session.token()
    session.signOut()
    expect(await waiting).toBeNull()
    expect(session.state().status).toBe('signed_out')
  })
})

describe('subscribers', () => {
  it('hear nothing after they ended it, and the state is the same object until it changes', async () => {
    const { session } = await signedIn()
    const listener = vi.fn<() => void>()
    const end = session.subscribe(listener)
    expect(session.state()).toBe(session.state())
    end()
    session.signOut()
    expect(listener).not.toHaveBeenCalled()
  })
})

describe('keeping alive', () => {
  it('reissues before the token expires though nobody asks for it, and stops when told', async () => {
    const answer = { access_token: 'a', id_token: null, expires_in: 15, token_type: 'Bearer' }
    const me = {
      user: { type: '', username: '', firstName: '', lastName: '', links: null, passwordExpiry: '0' },
    }
    const bodies: Record<string, object> = {
      '/auth/authorize': { redirect_uri: null, code: 'c', success: true },
      '/auth/token': answer,
      '/auth/token/reissue': { ...answer, access_token: 'b' },
      '/me': { ...me, accounts: [], departments: [], permissions: {}, features: [] },
    }
    vi.useFakeTimers()
    try {
      const paths: string[] = []
      const fetch = async (url: string) => {
        const { pathname } = new URL(url)
        paths.push(pathname)
        return Response.json(bodies[pathname])
      }
      const { client } = server.client({ baseUrl: 'https://api.example.test', fetch })
      const session = createSession(client)
      session.adopt(valueOf(await login(client, { username: 'ada@example.com', password: 'x' })))
      paths.length = 0
      const stop = session.keepAlive()
      await vi.advanceTimersByTimeAsync(13 * minute)
      expect(paths).toEqual([])
      await vi.advanceTimersByTimeAsync(17 * minute)
      expect(paths).toEqual(['/auth/token/reissue', '/auth/token/reissue'])
      expect(session.state().status).toBe('signed_in')
      stop()
      expect(vi.getTimerCount()).toBe(0)
      session.keepAlive()
      session.dispose()
      expect(vi.getTimerCount()).toBe(0)
    } finally {
      vi.useRealTimers()
    }
  })
})
