import { expect, test } from 'vitest'
import { row } from './row.ts'
import { table } from './table.ts'

test('each row has its figures in columns, and a mark that says whether the goal is met', () => {
  const rows = [
    row({ what: 'login, bytes', ours: 4000, peer: 5000, goal: 1, better: 'lower' }),
    row({
      what: 'calls a second',
      ours: 812.34,
      peer: 1000,
      ratios: [0.78, 0.81, 0.84],
      goal: 0.9,
      better: 'higher',
    }),
    row({ what: 'for comparison', ours: 1, peer: 3, better: 'lower' }),
  ]
  expect(table(rows)).toBe(
    [
      '   what            ours  peer  ratio  spread     goal',
      '✓  login, bytes    4000  5000   0.80             at most 1',
      '✗  calls a second   812  1000   0.81  0.81–0.84  at least 0.9',
      '   for comparison     1     3   0.33',
      '',
    ].join('\n'),
  )
})
