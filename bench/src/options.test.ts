import { expect, test } from 'vitest'
import { readOptions } from './options.ts'

test('an area and --json', () => {
  expect(readOptions(['sdk', '--json'])).toEqual({ area: 'sdk', json: true, help: false })
})

test('no area is left to the caller to complain about', () => {
  expect(readOptions([]).area).toBeUndefined()
})

test('two areas, or an unknown option, are refused in one line', () => {
  expect(() => readOptions(['sdk', 'server'])).toThrow('expected one area at a time, got sdk server')
  expect(() => readOptions(['sdk', '--jsno'])).toThrow(/^Unknown option '--jsno'\. --help lists the options$/)
})
