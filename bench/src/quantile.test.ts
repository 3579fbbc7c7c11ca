import { expect, test } from 'vitest'
import { quantile } from './quantile.ts'

test('a quantile is one of the figures, in whatever order they came', () => {
  expect(quantile([3, 1, 2], 0.5)).toBe(2)
  expect(quantile([3, 1, 2], 0)).toBe(1)
  expect(quantile([3, 1, 2], 1)).toBe(3)
  expect(() => quantile([], 0.5)).toThrow('expected figures, got none')
})
