import { expect, test } from 'vitest'
import { isSmaller, largest } from './bump.ts'

test('the largest step is the one that a release takes', () => {
  expect(largest(['patch', 'major', 'minor'])).toBe('major')
  expect(largest(['none', 'patch'])).toBe('patch')
  expect(largest([])).toBe('none')
})

test('steps grow from none over patch and minor to major', () => {
  expect(isSmaller('none', 'patch')).toBe(true)
  expect(isSmaller('patch', 'minor')).toBe(true)
  expect(isSmaller('minor', 'major')).toBe(true)
  expect(isSmaller('major', 'major')).toBe(false)
})
