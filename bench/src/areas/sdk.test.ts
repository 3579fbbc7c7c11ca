import { expect, test } from 'vitest'
import { gzippedBytes, measure } from './sdk.ts'

test('what is not imported is not weighed', async () => {
  const little = await gzippedBytes("export { login } from '@armor/auth-flows'")
  const much = await gzippedBytes("export * from '@armor/auth-flows'")
  expect(little).toBeGreaterThan(0)
  expect(little).toBeLessThan(much)
})

test('the rows go from little to everything, each against its budget', async () => {
  const rows = await measure()
  const sizes = rows.map(({ ours }) => ours)
  expect(sizes).toHaveLength(3)
  expect(sizes).toEqual(sizes.toSorted((a, b) => a - b))
  expect(rows.map(({ peer }) => peer)).toEqual([4500, 5500, 8000])
})
