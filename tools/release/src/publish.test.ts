import { expect, test } from 'vitest'
import type { Release } from './plan.ts'
import { publishFault } from './publish.ts'

const release = (version: string, pending = false): Release => ({
  packages: [{ name: '@team/low', version, folder: '/low', dependencies: [] }],
  planned: pending ? [{ name: '@team/low', from: version, to: '2.0.0', type: 'major', reasons: [] }] : [],
  unpublished: [],
})
const snapshot = '0.0.0-codes-20261125000000'

test.each([
  ['a version that was set', release('1.0.0'), undefined],
  ['a snapshot under its tag', release(snapshot), 'codes'],
  ['a snapshot beside changesets that wait', release(snapshot, true), 'codes'],
] as const)('%s can be published', (_, what, tag) => {
  expect(publishFault(what, tag)).toBeNull()
})

test.each([
  ['while changesets wait', release('1.0.0', true), undefined, 'First: npm run version, and commit'],
  ['a snapshot without a tag', release(snapshot), undefined, 'npm run release -- --tag <name>'],
  ['a snapshot as latest', release(snapshot), 'latest', 'a tag of its own'],
  ['a release under a tag', release('1.0.0'), 'codes', 'npm run version -- --snapshot codes'],
] as const)('%s is refused, with what to do', (_, what, tag, words) => {
  expect(publishFault(what, tag)).toContain(words)
})
