import { expect, test } from 'vitest'
import { loopback } from './loopback.ts'
import { timePerCall } from './time-per-call.ts'

// How fast it is depends on the machine: nothing is said about that here. That it measures is.
test.each([
  ['in memory', timePerCall, 1.3],
  ['over loopback', loopback, 0.95],
])('a call %s is set beside fetch by hand and all peers', async (_, measure, goal) => {
  const rows = await measure({ rounds: 1, calls: 32 })
  const goals = rows.filter((row) => row.goal !== null)
  expect(goals.map((row) => row.what)).toEqual([
    expect.stringMatching(/authorize: fetch by hand$/),
    expect.stringMatching(/getCurrentUser: fetch by hand$/),
  ])
  expect(goals.map((row) => row.goal)).toEqual([goal, goal])
  const names = ['the noise', 'time-out', 'openapi-fetch', 'hey-api', 'axios on fetch', 'ky', 'ofetch']
  for (const name of names) expect(rows.filter(({ what }) => what.endsWith(name))).toHaveLength(2)
  for (const { ours, peer } of rows) expect(Math.min(ours, peer)).toBeGreaterThan(0)
})
