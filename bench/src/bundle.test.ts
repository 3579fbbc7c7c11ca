import { expect, test } from 'vitest'
import { gzippedBytes } from './bundle.ts'

test('what is not imported is not weighed', async () => {
  const little = await gzippedBytes("export { login } from '@armor/auth-flows'")
  const much = await gzippedBytes("export * from '@armor/auth-flows'")
  expect(little).toBeGreaterThan(0)
  expect(little).toBeLessThan(much)
})

test('what can’t be bundled is an error, not a small size', async () => {
  await expect(gzippedBytes("export { login } from '@armor/no-such-package'")).rejects.toThrow(
    'Could not resolve',
  )
})
