import { expect, test } from 'vitest'
import { compare, inRounds } from './rounds.ts'

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

test('two are compared by their medians, and by the ratio of each round', () => {
  const figures = new Map([
    ['ours', [10, 20, 30, 40, 50]],
    ['peer', [10, 10, 10, 10, 10]],
  ])
  expect(compare(figures, 'ours', 'peer')).toEqual({ ours: 30, peer: 10, ratios: [1, 2, 3, 4, 5] })
  expect(() => compare(figures, 'ours', 'theirs')).toThrow(
    'expected a contestant, one of ours, peer, got theirs',
  )
})
