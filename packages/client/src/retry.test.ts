import { afterEach, describe, expect, it, vi } from 'vitest'
import type { ArmorError } from './error.ts'
import { mayRepeat, pauseBefore } from './retry.ts'

const error = (given: Partial<ArmorError>): ArmorError => ({
  code: 'network',
  operation: 'authorize',
  status: null,
  message: '',
  referenceId: null,
  delivery: 'unknown',
  ...given,
})
const lostReply = error({ code: 'timed_out' })
const refusedConnection = error({ delivery: 'not_sent' })
const limited = error({ code: 'rate_limited', delivery: 'rejected', retryAfterMs: 1000 })
const limitedWithoutTime = error({ code: 'rate_limited', delivery: 'rejected' })
const aborted = error({ code: 'aborted', delivery: 'not_sent' })
const malformed = error({ code: 'bad_request', delivery: 'rejected' })

describe('a call that failed', () => {
  it.each([
    ['safe', [lostReply, refusedConnection, limited, limitedWithoutTime], [aborted, malformed]],
    ['before-acting', [refusedConnection, limited], [lostReply, limitedWithoutTime, aborted, malformed]],
    ['grace', [lostReply, refusedConnection, limited], [limitedWithoutTime, aborted, malformed]],
    ['never', [], [lostReply, refusedConnection, limited, limitedWithoutTime, aborted, malformed]],
  ] as const)('by the rule "%s" is repeated only where that is harmless', (rule, repeated, left) => {
    for (const failure of repeated) expect(mayRepeat(rule, failure, 1)).toBe(true)
    for (const failure of left) expect(mayRepeat(rule, failure, 1)).toBe(false)
  })

  it('in its grace is asked for once more, not twice', () => {
    expect(mayRepeat('grace', lostReply, 2)).toBe(false)
  })
})

describe('the pause before a repetition', () => {
  afterEach(() => vi.restoreAllMocks())

  it('doubles up to its limit, with full jitter', () => {
    const random = vi.spyOn(Math, 'random')
    random.mockReturnValue(1)
    const longest = [2, 3, 4, 9].map((attempt) => pauseBefore(attempt, lostReply, {}))
    expect(longest).toEqual([250, 500, 1000, 5000])
    random.mockReturnValue(0)
    expect(pauseBefore(9, lostReply, {})).toBe(0)
  })

  it('is as long as the server asks', () => {
    expect(pauseBefore(2, limited, { maxDelayMs: 10 })).toBe(1000)
  })
})
