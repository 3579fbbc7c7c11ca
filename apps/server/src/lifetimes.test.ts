import { expect, it } from 'vitest'
import { lifetimeOf } from './lifetimes.ts'

it('the lifetime of what a call gives is that of the spec', () => {
  expect(lifetimeOf('authorize')).toBe(120)
})

it('calls whose lifetimes differ have none in common', () => {
  expect(() => lifetimeOf('authorize', 'initiateEmailRecovery')).toThrow(
    'expected authorize, initiateEmailRecovery to have one x-lifetime-seconds in the spec, got 120, 900',
  )
})

it('a call without one is refused rather than given a guess', () => {
  expect(() => lifetimeOf('getCurrentUser')).toThrow('in the spec, got none')
})
