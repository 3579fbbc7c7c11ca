import { expect, test } from 'vitest'
import { compare, inRounds, quantile } from './rounds.ts'

test('contestants take turns, each round begins with another, and the first round does not count', async () => {
  const turns: string[] = []
  const contestant = (name: string) => ({ name, round: async () => turns.push(name) })
  const figures = await inRounds([contestant('a'), contestant('b')], 2)
  expect(turns.join('')).toBe('abbaab')
  expect(figures).toEqual(
    new Map([
      ['a', [4, 5]],
      ['b', [3, 6]],
    ]),
  )
})

test('two are compared by their medians, and the ratios of each round are the spread', () => {
  const figures = new Map([
    ['ours', [10, 20, 30, 40, 50]],
    ['peer', [10, 10, 10, 10, 10]],
  ])
  expect(compare(figures, 'ours', 'peer')).toEqual({ ours: 30, peer: 10, spread: [2, 4] })
  expect(() => compare(figures, 'ours', 'theirs')).toThrow(
    'expected a contestant, one of ours, peer, got theirs',
  )
})

test('a quantile is one of the figures, in whatever order they came', () => {
  expect(quantile([3, 1, 2], 0.5)).toBe(2)
  expect(quantile([3, 1, 2], 0)).toBe(1)
  expect(quantile([3, 1, 2], 1)).toBe(3)
  expect(() => quantile([], 0.5)).toThrow('expected figures, got none')
})
