import { describe, expect, it } from 'vitest'
import { createArmorClient, type ArmorClientOptions } from './client.ts'
import type { ArmorEvent } from './event.ts'
import type { OperationRow } from './operation-row.ts'
import type { OperationId } from './operation-types.ts'
import { operations } from './operations.gen.ts'
import type { Result } from './result.ts'
import type { ArmorError } from './error.ts'
import { exampleAnswer, exampleInput, operationIds } from './testing/examples.ts'
import { json, scriptedFetch, type Script } from './testing/scripted-fetch.ts'

const baseUrl = 'https://api.example.test'

function clientOn(script: Script, options: Partial<ArmorClientOptions> = {}) {
  const { fetch, received } = scriptedFetch(script)
  return { client: createArmorClient({ baseUrl, fetch, accessToken: () => 'token-1', ...options }), received }
}

type AnyMethod = (input: unknown) => Promise<Result<unknown, ArmorError>>

const succeedLike = (id: OperationId) => () => {
  const answer = exampleAnswer(id)
  return answer === undefined ? new Response(null, { status: 204 }) : json(200, answer)
}

describe('every call of the spec', () => {
  it.each(operationIds)(
    '%s sends what the operation table says and gives the example of the spec',
    async (id) => {
      const { client, received } = clientOn(succeedLike(id))
      const input = exampleInput(id)
      const result = await (client[id] as AnyMethod)(input)

      expect(result).toEqual({ ok: true, value: exampleAnswer(id) })
      const row: OperationRow = operations[id]
      const path = row.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
        encodeURIComponent(String(input[name])),
      )
      const body = Object.fromEntries(
        Object.entries(input).filter(([name]) => !row.path.includes(`{${name}}`)),
      )
      expect(received).toHaveLength(1)
      expect(received[0]).toMatchObject({ url: baseUrl + path, method: row.method })
      expect(received[0]!.body).toEqual(Object.keys(body).length === 0 ? undefined : body)
      expect(received[0]!.headers.get('authorization')).toBe(row.authorized ? 'FH-AUTH token-1' : null)
    },
  )
})

describe('a request', () => {
  it('is JSON, follows no redirect and is not cached', async () => {
    const { client, received } = clientOn(succeedLike('authorize'))
    await client.authorize({ username: 'ada@example.com', password: 'x' })
    expect(received[0]!.headers.get('content-type')).toBe('application/json')
    expect(received[0]!.headers.get('accept')).toBe('application/json')
    expect(received[0]!.init).toMatchObject({ redirect: 'manual', cache: 'no-store' })
  })

  it('carries the account, fixed or asked for at each call', async () => {
    let account: number | undefined
    const { client, received } = clientOn(succeedLike('getCurrentUser'), { accountId: () => account })
    await client.getCurrentUser()
    account = 4017
    await client.getCurrentUser()
    await client.with({ accountId: 7 }).getCurrentUser()
    expect(received.map(({ headers }) => headers.get('x-account-context'))).toEqual([null, '4017', '7'])
  })

  it('keeps secrets off calls that need no authority', async () => {
    const { client, received } = clientOn(succeedLike('initiateEmailRecovery'), { accountId: 4017 })
    await client.initiateEmailRecovery({ username: 'ada@example.com' })
    expect([...received[0]!.headers.keys()].sort()).toEqual(['accept', 'content-type'])
  })

  it('takes a base address with a path and a slash at its end', async () => {
    const { client, received } = clientOn(succeedLike('getCurrentUser'), { baseUrl: `${baseUrl}/api/` })
    await client.getCurrentUser()
    expect(received[0]!.url).toBe(`${baseUrl}/api/me`)
  })

  it('uses the global fetch of the moment, not of the client’s birth', async () => {
    const client = createArmorClient({ baseUrl, accessToken: () => 'token-1' })
    const original = globalThis.fetch
    globalThis.fetch = () => Promise.resolve(json(200, exampleAnswer('getCurrentUser')))
    try {
      expect(await client.getCurrentUser()).toMatchObject({ ok: true })
    } finally {
      globalThis.fetch = original
    }
  })
})

describe('the access token', () => {
  it('is asked for at each call', async () => {
    let count = 0
    const { client, received } = clientOn(succeedLike('getCurrentUser'), {
      accessToken: async () => `token-${++count}`,
    })
    await client.getCurrentUser()
    await client.getCurrentUser()
    expect(received.map(({ headers }) => headers.get('authorization'))).toEqual([
      'FH-AUTH token-1',
      'FH-AUTH token-2',
    ])
  })

  it.each([
    ['gives null', () => null],
    ['gives an empty text', () => ''],
    ['gives what no header can hold', () => 'line\nbreak'],
    ['throws', () => Promise.reject(new Error('secret-of-the-store'))],
    ['is not there', undefined],
  ])('that %s keeps the request from being sent', async (_, accessToken) => {
    const { client, received } = clientOn(succeedLike('getCurrentUser'), { accessToken })
    const result = await client.getCurrentUser()
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'no_access_token', delivery: 'not_sent', status: null },
    })
    expect(JSON.stringify(result)).not.toContain('secret-of-the-store')
    expect(received).toHaveLength(0)
  })

  it('is not sent without the account that was to go with it', async () => {
    const accountId = () => {
      throw new Error('no account')
    }
    const { client, received } = clientOn(succeedLike('getCurrentUser'), { accountId })
    expect(await client.getCurrentUser()).toMatchObject({ ok: false, error: { code: 'no_access_token' } })
    expect(received).toHaveLength(0)
  })

  it('that was rejected is asked for again, and another one is tried once, even for a call that is never repeated', async () => {
    const rejected: (string | undefined)[] = []
    const { client, received } = clientOn(
      ({ headers }) =>
        headers.get('authorization') === 'FH-AUTH new' ? json(200, { success: true }) : json(401, {}),
      {
        accessToken: (old) => {
          rejected.push(old)
          return old === undefined ? 'old' : 'new'
        },
      },
    )
    expect(await client.initiatePasswordReset({ userId: 7 })).toMatchObject({ ok: true })
    expect(received).toHaveLength(2)
    expect(rejected).toEqual([undefined, 'old'])
  })

  it('that stays the same after a 401 is not tried again', async () => {
    const { client, received } = clientOn(() => json(401, {}))
    expect(await client.getCurrentUser()).toMatchObject({ ok: false, error: { code: 'unauthorized' } })
    expect(received).toHaveLength(1)
  })

  it('is renewed once, not for ever', async () => {
    let count = 0
    const { client, received } = clientOn(() => json(401, {}), { accessToken: () => `token-${++count}` })
    expect(await client.getCurrentUser()).toMatchObject({ ok: false, error: { code: 'unauthorized' } })
    expect(received).toHaveLength(2)
  })
})

describe('misuse', () => {
  it.each(['', 'api.armor.com', 'ftp://api.armor.com', 'https://'])(
    'of the base address %j throws a TypeError',
    (url) => {
      expect(() => createArmorClient({ baseUrl: url })).toThrow(TypeError)
      expect(() => createArmorClient({ baseUrl: url })).toThrow(/expected an address such as/)
    },
  )

  it.each([undefined, '', 7])(
    'of a path parameter (%j) throws a TypeError, and nothing is sent',
    async (recoveryId) => {
      const { client, received } = clientOn(succeedLike('validateRecovery'))
      await expect(client.validateRecovery({ recoveryId: recoveryId as string })).rejects.toThrow(
        /expected recoveryId to be a text that is not empty/,
      )
      expect(received).toHaveLength(0)
    },
  )

  it.each(['.', '..'])(
    'no: a path parameter %j that a person may have typed is an error value',
    async (username) => {
      const { client, received } = clientOn(succeedLike('getRecoveryUserContext'))
      const result = await client.getRecoveryUserContext({ username })
      expect(result).toMatchObject({ ok: false, error: { code: 'bad_request', delivery: 'not_sent' } })
      expect(received).toHaveLength(0)
    },
  )
})

describe('events', () => {
  it('tell each request and answer with the secrets of the spec masked', async () => {
    const events: ArmorEvent[] = []
    const { client } = clientOn(succeedLike('completeSmsRecovery'), { on: (event) => events.push(event) })
    await client.completeSmsRecovery({ username: 'ada@example.com', otp: '04815162', token: 'flow-token' })
    expect(events).toEqual([
      {
        type: 'request',
        operation: 'completeSmsRecovery',
        attempt: 1,
        method: 'POST',
        path: '/recovery/completesms',
        input: { username: 'ada@example.com', otp: '***', token: '***' },
      },
      {
        type: 'answer',
        operation: 'completeSmsRecovery',
        attempt: 1,
        status: 200,
        answer: { isValid: true, token: '***', message: 'Ok' },
        elapsedMs: expect.any(Number),
      },
    ])
  })

  it('show the path as its template, for the path itself is a secret', async () => {
    const events: ArmorEvent[] = []
    const { client } = clientOn(succeedLike('deleteRecovery'), { on: (event) => events.push(event) })
    await client.deleteRecovery({ recoveryId: 'very-secret' })
    expect(events[0]).toMatchObject({ path: '/recovery/{recoveryId}', input: { recoveryId: '***' } })
    expect(JSON.stringify(events)).not.toContain('very-secret')
  })

  it('come to no harm when the listener throws: the call goes on, and the error is reported as uncaught', async () => {
    const uncaught: unknown[] = []
    const listeners = process.listeners('uncaughtException')
    process.removeAllListeners('uncaughtException')
    process.on('uncaughtException', (error) => uncaught.push(error))
    try {
      const { client } = clientOn(succeedLike('getCurrentUser'), {
        on: () => {
          throw new Error('a listener’s own fault')
        },
      })
      expect(await client.getCurrentUser()).toMatchObject({ ok: true })
      await new Promise((resolve) => setTimeout(resolve, 5))
      expect(uncaught).toHaveLength(2)
    } finally {
      process.removeAllListeners('uncaughtException')
      for (const listener of listeners) process.on('uncaughtException', listener)
    }
  })
})
