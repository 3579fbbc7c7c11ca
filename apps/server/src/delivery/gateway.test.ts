import { inspect } from 'node:util'
import { afterEach, describe, expect, it } from 'vitest'
import { startSmsGateway, type GatewayBehaviour, type SmsGateway } from '../testing/sms-gateway.ts'
import { DeliveryError } from './carrier.ts'
import { postToGateway } from './gateway.ts'

let gateway: SmsGateway
afterEach(() => gateway.close())

const never = new AbortController().signal

async function post(behaviour: GatewayBehaviour, signal = never): Promise<unknown> {
  gateway = await startSmsGateway(behaviour)
  const headers = { authorization: 'Basic c2VjcmV0LXRva2Vu' }
  return postToGateway({ url: gateway.url, headers, body: '04815162 is your code' }, signal).catch(
    (error: unknown) => error,
  )
}

describe('a gateway over HTTP', () => {
  it.each([200, 201, 202, 204])('that answers %i has taken the message', async (status) => {
    expect(await post({ status })).toBeUndefined()
    expect(gateway.requests.map(({ body }) => body)).toEqual(['04815162 is your code'])
  })

  it.each([
    [400, true],
    [410, true],
    [413, true],
    [422, true],
    [401, false],
    [403, false],
    [404, false],
    [408, false],
    [429, false],
    [500, false],
    [502, false],
    [503, false],
    [504, false],
  ])('that answers %i: given up for good is %s', async (status, isFinal) => {
    const failure = await post({ status })
    expect(failure).toBeInstanceOf(DeliveryError)
    expect(failure).toMatchObject({ isFinal, message: `the SMS gateway answered ${status}` })
  })

  it.each([
    ['30', 30_000],
    ['0', 0],
    ['Wed, 25 Nov 2026 00:00:00 GMT', 0],
    ['-1', 0],
    ['99999999999', 0],
  ])('that asks to be left alone for %j is, where it says seconds', async (value, retryAfterMs) => {
    expect(await post({ status: 429, headers: { 'retry-after': value } })).toMatchObject({ retryAfterMs })
  })

  it('is not followed elsewhere', async () => {
    const elsewhere = await startSmsGateway({ status: 200 })
    const failure = await post({ status: 307, headers: { location: elsewhere.url } })
    expect(failure).toMatchObject({ isFinal: false, message: 'the SMS gateway answered 307' })
    expect(elsewhere.requests).toEqual([])
    await elsewhere.close()
  })

  it('that hangs up is tried again', async () => {
    const failure = await post('hangs up')
    expect(failure).toBeInstanceOf(DeliveryError)
    expect(failure).toMatchObject({
      isFinal: false,
      message: expect.stringMatching(/could not be used/) as string,
    })
    expect(gateway.requests).toHaveLength(1)
  })

  it('that is slow is left when time is up', async () => {
    expect(await post('hangs', AbortSignal.timeout(300))).toMatchObject({
      isFinal: false,
      message: expect.stringMatching(/longer than a message may take/) as string,
    })
    expect(gateway.requests).toHaveLength(1)
  })

  it('that answers without end is not listened to', async () => {
    expect(await post('answers without end')).toBeUndefined()
  })

  it.each(['hangs up', { status: 400 }, { status: 503 }] as const)(
    'fails without a word of the message or the credentials: %j',
    async (behaviour) => {
      const told = inspect(await post(behaviour), { depth: 9, showHidden: true })
      expect(told).toContain('the SMS gateway')
      expect(told).not.toMatch(/04815162|c2VjcmV0/)
    },
  )
})
