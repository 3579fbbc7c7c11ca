import { expect, test } from 'vitest'
import { sizes } from './sizes.ts'

test('what an app imports stays within its budget, and far below what peers weigh', async () => {
  const rows = await sizes()
  const budgets = rows.filter(({ goal }) => goal !== null)
  expect(budgets.map(({ peer }) => peer)).toEqual([4.5, 5.5, 8])
  expect(budgets.filter(({ met }) => met === false)).toEqual([])

  const peers = rows.filter(({ goal }) => goal === null)
  expect(peers).toHaveLength(6)
  // None of them weighs next to nothing, as it would if a name were not there any more.
  expect(Math.min(...peers.map(({ peer }) => peer))).toBeGreaterThan(5)
})
