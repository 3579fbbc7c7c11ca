import { expect, test } from 'vitest'
import { isNewEnough, pinnedTools, toolsToFetch } from './tools.mjs'

const pinned = { node: '24.21.0', pnpm: '12.21.0' }

test.each(['24.11.0', '24.21.0', '26.0.0', '27.3.1'])('Node %s will do', (version) => {
  expect(isNewEnough(version)).toBe(true)
})

test.each(['18.19.0', '20.20.2', '22.21.0', '24.10.0', '25.2.0'])('Node %s is not taken', (version) => {
  expect(isNewEnough(version)).toBe(false)
})

test('nothing is fetched where both are at hand', () => {
  expect(toolsToFetch({ node: '24.21.0', pnpm: '12.21.0' }, pinned)).toEqual([])
})

test('pnpm alone is fetched where it is missing or another version', () => {
  expect(toolsToFetch({ node: '26.1.0', pnpm: null }, pinned)).toEqual(['pnpm@12.21.0'])
  expect(toolsToFetch({ node: '26.1.0', pnpm: '9.0.0' }, pinned)).toEqual(['pnpm@12.21.0'])
})

test('with an old Node both are fetched, whatever pnpm is there', () => {
  expect(toolsToFetch({ node: '20.20.2', pnpm: '12.21.0' }, pinned)).toEqual(['node@24.21.0', 'pnpm@12.21.0'])
})

test('the versions are those of the repository', () => {
  const versions = pinnedTools(`${import.meta.dirname}/../..`)
  expect(isNewEnough(versions.node)).toBe(true)
  expect(versions.pnpm).toMatch(/^\d+\.\d+\.\d+$/)
})
