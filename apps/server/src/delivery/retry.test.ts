import { describe, expect, it } from 'vitest'
import { retryDelay } from './retry.ts'

const rule = { attempts: 8, firstMs: 2000, mostMs: 60_000 }
const tries = [1, 2, 3, 4, 5, 6, 7, 200]

describe('the wait before the next try', () => {
  it('is at most a limit that doubles, up to the greatest', () => {
    const longest = tries.map((attempt) => retryDelay(rule, attempt, () => 1))
    expect(longest).toEqual([2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000])
  })

  it('is drawn from the whole of it', () => {
    expect(tries.map((attempt) => retryDelay(rule, attempt, () => 0))).toEqual(tries.map(() => 0))
    expect(retryDelay(rule, 3, () => 0.25)).toBe(2000)
  })
})
