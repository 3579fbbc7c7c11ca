import { describe, expect, it } from 'vitest'
import { refusalOf } from './refusal.ts'

const refuse = (
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
  secrets: string[] = [],
) => refusalOf('authorize', { status, headers: new Headers(headers), body }, () => secrets)

describe('an answer of an error', () => {
  it.each([
    [
      'the newest',
      { error: 'unauthorized', error_description: 'Not right.', status: 401, referenceId: 'r-1' },
      'Not right.',
      'r-1',
    ],
    [
      'the live one',
      { ErrorCode: 'E7', Message: 'Not right.', Detail: 'x', ReferenceId: 'r-1' },
      'Not right.',
      'r-1',
    ],
    ['a bare message', { Message: 'Not right.' }, 'Not right.', null],
  ])('is read from the envelope of %s form', (_, body, message, referenceId) => {
    expect(refuse(401, body)).toMatchObject({
      code: 'unauthorized',
      message: `authorize was answered with 401 (${message}): nothing was done`,
      referenceId,
    })
  })

  it.each([
    ['an empty object', {}],
    ['nothing', undefined],
    ['HTML', '<html>Bad gateway</html>'],
    ['null', null],
    ['a list', [1]],
    ['other types', { error: 1, Message: { deep: true }, referenceId: 7 }],
  ])('is an error all the same when its body is %s', (_, body) => {
    expect(refuse(502, body)).toEqual({
      code: 'server_error',
      operation: 'authorize',
      status: 502,
      message: 'authorize was answered with 502: the server may have acted',
      referenceId: null,
      delivery: 'unknown',
    })
  })

  it.each([
    [400, 'bad_request'],
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [404, 'rejected'],
    [413, 'rejected'],
    [429, 'rate_limited'],
    [500, 'server_error'],
    [503, 'unavailable'],
    [302, 'redirected'],
    [0, 'redirected'],
  ])('with status %i is %s', (status, code) => {
    expect(refuse(status, {})?.code).toBe(code)
  })

  it('is no error when it is a success that does not refuse', () => {
    expect(refuse(200, { success: true, reasons: null })).toBeNull()
    expect(refuse(204, undefined)).toBeNull()
  })

  it.each([
    [200, { success: false, reason: 'This recovery is not valid.' }],
    [200, { isValid: false }],
    [200, { IsValid: false }],
    [400, { isValid: false, attemptsLeft: 3 }],
    [400, { error: 'password_refused', reasons: ['too_short'] }],
  ])('that refuses by itself is a refusal, with %i too: %j', (status, body) => {
    expect(refuse(status, body)).toMatchObject({ code: 'refused', delivery: 'rejected', status })
  })

  it('that is a 5xx may have acted first, whatever it says of itself', () => {
    expect(refuse(500, { success: false })).toMatchObject({ code: 'server_error', delivery: 'unknown' })
    expect(refuse(503, { isValid: false })).toMatchObject({ code: 'unavailable', delivery: 'unknown' })
  })

  it('carries the tries that are left and the reasons', () => {
    expect(refuse(400, { isValid: false, AttemptsLeft: 3 })).toMatchObject({ attemptsLeft: 3 })
    expect(refuse(400, { reasons: ['too_short', 7] })).toMatchObject({ reasons: ['too_short'] })
  })

  it('repeats no secret that the server repeated', () => {
    const error = refuse(400, { Message: 'hunter2 is not right' }, {}, ['hunter2'])
    expect(JSON.stringify(error)).not.toContain('hunter2')
  })

  it('reads Retry-After in seconds and as a date', () => {
    expect(refuse(429, {}, { 'retry-after': '30' })).toMatchObject({
      retryAfterMs: 30_000,
      delivery: 'rejected',
    })
    const inAMinute = new Date(Date.now() + 60_000).toUTCString()
    const { retryAfterMs } = refuse(503, {}, { 'retry-after': inAMinute })!
    expect(retryAfterMs).toBeGreaterThan(58_000)
    expect(retryAfterMs).toBeLessThanOrEqual(60_000)
    expect(refuse(503, {}, { 'retry-after': 'soon' })).not.toHaveProperty('retryAfterMs')
    expect(refuse(503, {}, { 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' })).toMatchObject({
      retryAfterMs: 0,
    })
  })

  it.each([
    [503, { 'retry-after': '1' }, 'rejected'],
    [503, {}, 'unknown'],
    [500, {}, 'unknown'],
    [302, {}, 'unknown'],
    [404, {}, 'rejected'],
  ])('with status %i and headers %j leaves the delivery %3$s', (status, headers, delivery) => {
    expect(refuse(status, {}, headers as Record<string, string>)?.delivery).toBe(delivery)
  })
})
