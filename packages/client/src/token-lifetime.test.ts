import { expect, it } from 'vitest'
import { tokenLifetimeMs } from './token-lifetime.ts'

it.each([
  [15, 15 * 60_000],
  [60, 60 * 60_000],
  [61, 61_000],
  [900, 900_000],
  [1800, 1_800_000],
])('reads expires_in %i as %i ms', (expiresIn, milliseconds) => {
  expect(tokenLifetimeMs(expiresIn)).toBe(milliseconds)
})
