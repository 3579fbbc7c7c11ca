import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { adjustableClock, type AdjustableClock } from '../clock.ts'
import { startSmsGateway, type SmsGateway } from '../testing/sms-gateway.ts'
import type { OutgoingMessage } from './carrier.ts'
import { otpMessage } from './messages.ts'
import { createTwilioCarrier } from './twilio-carrier.ts'

const minute = 60_000
const account = 'AC0123456789abcdef0123456789abcdef'
const never = new AbortController().signal

let clock: AdjustableClock
let gateway: SmsGateway
beforeEach(async () => {
  clock = adjustableClock({ now: () => Date.parse('2026-11-24T12:00:00Z') })
  gateway = await startSmsGateway({ status: 201 })
})
afterEach(() => gateway.close())

const carrier = (from = '+15550100000') =>
  createTwilioCarrier({ url: gateway.url, account, token: 'the token', from }, clock)
const outgoing = (lifeMs = 10 * minute): OutgoingMessage => ({
  ...otpMessage('+15550100101', '04815162'),
  to: '+15550100101',
  id: 'row',
  expiresAt: clock.now() + lifeMs,
})
const form = () => Object.fromEntries(new URLSearchParams(gateway.requests[0]!.body))

describe('the Twilio carrier', () => {
  it('creates a message: form-encoded, signed in as the account', async () => {
    await carrier().send(outgoing(), never)
    const [{ method, path, headers }] = gateway.requests as [SmsGateway['requests'][number]]
    expect([method, path]).toEqual(['POST', `/2010-04-01/Accounts/${account}/Messages.json`])
    expect(headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/)
    const credentials = Buffer.from(headers.authorization!.replace('Basic ', ''), 'base64').toString()
    expect(credentials).toBe(`${account}:the token`)
    expect(form()).toEqual({
      To: '+15550100101',
      From: '+15550100000',
      Body: outgoing().text,
      ValidityPeriod: '600',
    })
  })

  it('names a messaging service where one is configured', async () => {
    await carrier('MG0123456789abcdef0123456789abcdef').send(outgoing(), never)
    expect(form()).toMatchObject({ MessagingServiceSid: 'MG0123456789abcdef0123456789abcdef' })
    expect(form()).not.toHaveProperty('From')
  })

  it('has the gateway drop what it could not send in time', async () => {
    const message = outgoing(10 * minute)
    clock.advance(9.5 * minute)
    await carrier().send(message, never)
    expect(form()).toMatchObject({ ValidityPeriod: '30' })
  })

  it('asks for no longer life than the gateway takes', async () => {
    await carrier().send(outgoing(24 * 60 * minute), never)
    expect(form()).toMatchObject({ ValidityPeriod: '14400' })
  })

  it('hands over nothing in the last second of its life', async () => {
    await expect(carrier().send(outgoing(999), never)).rejects.toThrow(/less than a second/)
    expect(gateway.requests).toEqual([])
  })
})
