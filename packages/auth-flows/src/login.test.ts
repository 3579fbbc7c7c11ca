import { inspect } from 'node:util'
import type { Fetch } from '@armor/client'
import { describe, expect, it, vi } from 'vitest'
import { login } from './login.ts'
import { createSession } from './session.ts'
import { errorOf, useRealServer, valueOf } from './testing/real-server.ts'

const server = useRealServer()

describe('a sign-in', () => {
  it('takes three calls and tells who signed in', async () => {
    const ada = await server.persona()
    const { client, calls } = server.client()
    const signedIn = valueOf(await login(client, ada))
    expect(signedIn.user.user.username).toBe(ada.username)
    expect(signedIn.user.accounts.map(({ id }) => id)).toEqual(ada.accounts.map(({ id }) => id))
    expect(calls).toEqual(['authorize', 'exchangeToken', 'getCurrentUser'])
  })

  it('counts 15 as minutes, from receipt by the local clock', async () => {
    const ada = await server.persona()
    const before = Date.now()
    const { expiresAt } = valueOf(await login(server.client().client, ada))
    expect(expiresAt).toBeGreaterThanOrEqual(before + 900_000)
    expect(expiresAt).toBeLessThanOrEqual(Date.now() + 900_000)
  })

  it('shows no token, however it is printed', async () => {
    const ada = await server.persona()
    const { client } = server.client()
    const signedIn = valueOf(await login(client, ada))
    const session = createSession(client)
    session.adopt(signedIn)
    const token = (await session.token())!
    expect(token).toMatch(/^[0-9a-f]{32}$/)
    const shown = [
      JSON.stringify(signedIn),
      inspect(signedIn, { depth: 9, showHidden: true }),
      inspect(session, { showHidden: true }),
    ]
    for (const text of shown) expect(text).not.toContain(token)
  })

  it.each([
    ['a wrong password', async () => ({ ...(await server.persona()), password: 'not the right one' })],
    ['an unknown user', async () => ({ username: 'nobody@example.com', password: 'not the right one' })],
  ])('with %s is refused after one call', async (_, credentials) => {
    const { client, calls } = server.client()
    const error = errorOf(await login(client, await credentials()))
    expect(error).toMatchObject({ code: 'credentials_refused', cause: { status: 401 } })
    expect(calls).toEqual(['authorize'])
  })

  it('for an account of somebody else is refused', async () => {
    const [ada, bob] = [await server.persona(), await server.persona()]
    const { client } = server.client({ accountId: bob.accounts[0]!.id })
    expect(errorOf(await login(client, ada))).toMatchObject({
      code: 'account_refused',
      cause: { status: 403 },
    })
  })

  it('whose code was redeemed but whose answer was lost is unavailable, and the code is not sent twice', async () => {
    const ada = await server.persona()
    await server.fail('exchangeToken', { kind: 'reply_lost' })
    const { client, calls } = server.client()
    expect(errorOf(await login(client, ada))).toMatchObject({
      code: 'unavailable',
      cause: { delivery: 'unknown' },
    })
    expect(calls).toEqual(['authorize', 'exchangeToken'])
    expect(await login(client, ada)).toMatchObject({ ok: true })
  })

  it('on a server that is busy says when to come again', async () => {
    const ada = await server.persona()
    await server.fail('authorize', { kind: 'status', status: 429, times: 1 })
    const { client } = server.client({ retry: { attempts: 1 } })
    expect(errorOf(await login(client, ada))).toMatchObject({ code: 'rate_limited', retryAfterMs: 1000 })
  })
})

describe('a sign-in that waits for a second factor', () => {
  const waiting = () => {
    const controller = new AbortController()
    const fetch = vi.fn<Fetch>(() => new Promise(() => {}))
    return { controller, fetch, client: server.client({ baseUrl: 'https://api.example.test', fetch }).client }
  }

  it('says so after a few seconds, waits for minutes, and gives up in the end', async () => {
    vi.useFakeTimers()
    try {
      const { client, fetch } = waiting()
      const onWaiting = vi.fn<() => void>()
      const signingIn = login(client, { username: 'ada@example.com', password: 'x' }, { onWaiting })
      await vi.advanceTimersByTimeAsync(2_999)
      expect(onWaiting).not.toHaveBeenCalled()
      await vi.advanceTimersByTimeAsync(170_000)
      expect(onWaiting).toHaveBeenCalledOnce()
      await vi.advanceTimersByTimeAsync(10_000)
      expect(errorOf(await signingIn)).toMatchObject({ code: 'unavailable', cause: { code: 'timed_out' } })
      expect(fetch).toHaveBeenCalledOnce()
    } finally {
      vi.useRealTimers()
    }
  })

  it('is cancelled by its signal at once', async () => {
    const { client, controller } = waiting()
    const signingIn = login(
      client,
      { username: 'ada@example.com', password: 'x' },
      { signal: controller.signal },
    )
    controller.abort()
    expect(errorOf(await signingIn)).toMatchObject({ code: 'cancelled' })
  })
})
