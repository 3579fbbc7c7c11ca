import { expect, test } from 'vitest'
import { row } from './row.ts'

const size = { what: 'login, gzipped bytes', ours: 4000, peer: 5000, goal: 1, better: 'lower' } as const
const speed = { what: 'sign-ins a second', ours: 90, peer: 100, goal: 0.9, better: 'higher' } as const

test('the ratio is ours divided by the peer', () => {
  expect(row(size).ratio).toBe(0.8)
  expect(row(speed).ratio).toBe(0.9)
})

test('of rounds, the ratio is the median, and the middle half is the spread', () => {
  expect(row({ ...speed, ratios: [0.5, 0.8, 0.9, 1, 3] })).toMatchObject({
    ratio: 0.9,
    spread: [0.8, 1],
    met: true,
  })
  expect(row(speed).spread).toBeNull()
})

test('where lower is better, the goal is the most that the ratio may be', () => {
  expect(row(size).met).toBe(true)
  expect(row({ ...size, ours: 5000 }).met).toBe(true)
  expect(row({ ...size, ours: 5001 }).met).toBe(false)
})

test('where higher is better, the goal is the least', () => {
  expect(row(speed).met).toBe(true)
  expect(row({ ...speed, ours: 89 }).met).toBe(false)
})

test('without a goal, nothing is met or missed', () => {
  expect(row({ what: 'calls a second', ours: 90, peer: 100, better: 'higher' })).toMatchObject({
    ratio: 0.9,
    goal: null,
    met: null,
  })
})

test('a figure that nothing was measured for is refused', () => {
  expect(() => row({ ...size, peer: 0 })).toThrow(
    "login, gzipped bytes: expected the peer's figure to be above 0",
  )
  expect(() => row({ ...size, ours: Number.NaN })).toThrow('expected a figure, got NaN')
})
