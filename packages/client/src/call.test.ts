import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createArmorClient, type ArmorClientOptions } from './client.ts'
import type { ArmorEvent } from './event.ts'
import { exampleAnswer } from './testing/examples.ts'
import { json, scriptedFetch, type Script } from './testing/scripted-fetch.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const me = () => json(200, exampleAnswer('getCurrentUser'))

function clientOn(script: Script, options: Partial<ArmorClientOptions> = {}) {
  const { fetch, received } = scriptedFetch(script)
  const client = createArmorClient({
    baseUrl: 'https://api.example.test',
    fetch,
    accessToken: () => 't',
    ...options,
  })
  return { client, received }
}

/** Answers the first requests by the scripts given, and the others well. */
function inTurn(...scripts: Script[]): Script {
  return (request) => (scripts.shift() ?? me)(request)
}

describe('a safe call', () => {
  it('is repeated until it succeeds', async () => {
    const events: ArmorEvent[] = []
    const { client, received } = clientOn(
      inTurn(
        () => json(500, {}),
        () => json(503, {}),
      ),
      {
        on: (event) => events.push(event),
      },
    )
    const calling = client.getCurrentUser()
    await vi.runAllTimersAsync()
    expect(await calling).toMatchObject({ ok: true })
    expect(received).toHaveLength(3)
    expect(events.map(({ type, attempt }) => `${type} ${attempt}`)).toEqual([
      'request 1',
      'answer 1',
      'failure 1',
      'retry 2',
      'request 2',
      'answer 2',
      'failure 2',
      'retry 3',
      'request 3',
      'answer 3',
    ])
  })

  it('waits as long as Retry-After says', async () => {
    const { client, received } = clientOn(inTurn(() => json(429, {}, { 'retry-after': '20' })))
    const calling = client.getCurrentUser()
    await vi.advanceTimersByTimeAsync(19_999)
    expect(received).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(await calling).toMatchObject({ ok: true })
  })

  it('is given up at once when Retry-After leads past the deadline, and says how long to wait', async () => {
    const { client, received } = clientOn(() => json(429, {}, { 'retry-after': '3600' }))
    expect(await client.getCurrentUser()).toMatchObject({ ok: false, error: { retryAfterMs: 3_600_000 } })
    expect(received).toHaveLength(1)
  })

  it('ends by its deadline, however long each request takes', async () => {
    const { client, received } = clientOn(() => new Promise(() => {}), {
      timeoutMs: 15_000,
      deadlineMs: 20_000,
    })
    vi.spyOn(Math, 'random').mockReturnValue(0)
    const calling = client.getCurrentUser()
    await vi.advanceTimersByTimeAsync(20_000)
    expect(await calling).toMatchObject({ ok: false, error: { code: 'timed_out' } })
    expect(received).toHaveLength(2)
  })

  it('is sent once when repeating is switched off', async () => {
    const { client, received } = clientOn(() => json(500, {}), { retry: { attempts: 1 } })
    expect(await client.getCurrentUser()).toMatchObject({ ok: false })
    expect(received).toHaveLength(1)
  })
})

describe('an abort', () => {
  it('before the call keeps it from being sent', async () => {
    const { client, received } = clientOn(me)
    const result = await client.getCurrentUser({}, { signal: AbortSignal.abort() })
    expect(result).toMatchObject({ ok: false, error: { code: 'aborted', delivery: 'not_sent' } })
    expect(received).toHaveLength(0)
  })

  it('during the call ends it at once, even if fetch takes no notice', async () => {
    const { client } = clientOn(() => new Promise(() => {}))
    const controller = new AbortController()
    const calling = client.authorize(
      { username: 'ada@example.com', password: 'x' },
      { signal: controller.signal },
    )
    await vi.advanceTimersByTimeAsync(0)
    controller.abort()
    expect(await calling).toMatchObject({ ok: false, error: { code: 'aborted', delivery: 'unknown' } })
    expect(vi.getTimerCount()).toBe(0)
  })

  it('reaches fetch, so that the connection is freed', async () => {
    const { client, received } = clientOn(() => new Promise(() => {}))
    const controller = new AbortController()
    const calling = client.getCurrentUser({}, { signal: controller.signal })
    await vi.advanceTimersByTimeAsync(0)
    controller.abort()
    await calling
    expect(received[0]!.init.signal!.aborted).toBe(true)
  })

  it('during a pause ends the pause', async () => {
    const { client, received } = clientOn(() => json(429, {}, { 'retry-after': '20' }))
    const controller = new AbortController()
    const calling = client.getCurrentUser({}, { signal: controller.signal })
    await vi.advanceTimersByTimeAsync(10_000)
    controller.abort()
    expect(await calling).toMatchObject({ ok: false, error: { code: 'aborted', delivery: 'not_sent' } })
    expect(received).toHaveLength(1)
  })
})

describe('an access token that does not come', () => {
  const never = () => new Promise<never>(() => {})

  it('is waited for no longer than a request may take', async () => {
    const { client, received } = clientOn(me, { accessToken: never, timeoutMs: 500 })
    const calling = client.getCurrentUser()
    await vi.advanceTimersByTimeAsync(500)
    expect(await calling).toMatchObject({ ok: false, error: { code: 'timed_out', delivery: 'not_sent' } })
    expect(received).toHaveLength(0)
  })

  it('holds up no abort', async () => {
    const { client } = clientOn(me, { accessToken: never })
    const controller = new AbortController()
    const calling = client.getCurrentUser({}, { signal: controller.signal })
    controller.abort()
    expect(await calling).toMatchObject({ ok: false, error: { code: 'aborted', delivery: 'not_sent' } })
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('a time-out', () => {
  it('may be longer for one call', async () => {
    let answer: (response: Response) => void
    const { client } = clientOn(() => new Promise((resolve) => (answer = resolve)))
    const calling = client.authorize({ username: 'ada@example.com', password: 'x' }, { timeoutMs: 180_000 })
    await vi.advanceTimersByTimeAsync(179_000)
    answer!(json(200, exampleAnswer('authorize')))
    expect(await calling).toMatchObject({ ok: true })
  })

  it('leaves no timer behind', async () => {
    const { client } = clientOn(me)
    await client.getCurrentUser()
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('a browser that knows it is offline', () => {
  it('sends nothing, so that nothing is in doubt', async () => {
    vi.stubGlobal('navigator', { onLine: false })
    const { client, received } = clientOn(me)
    const result = await client.exchangeToken({ code: 'c', grant_type: 'authorization_code' })
    expect(result).toMatchObject({ ok: false, error: { code: 'network', delivery: 'not_sent' } })
    expect(received).toHaveLength(0)
  })
})
