import type { ReleasePlan } from '@changesets/types'
import { expect, test } from 'vitest'
import { planText } from './plan-text.ts'
import { plannedReleases, type PublishedPackage } from './plan.ts'

const low: PublishedPackage = { name: '@team/low', version: '1.2.0', folder: '/low', dependencies: [] }
const high: PublishedPackage = {
  name: '@team/high',
  version: '1.0.3',
  folder: '/high',
  dependencies: ['@team/low'],
}
const aside: PublishedPackage = { name: '@team/aside', version: '3.0.0', folder: '/aside', dependencies: [] }
const packages = [aside, high, low]

const plan: ReleasePlan = {
  changesets: [
    {
      id: 'brave-lions',
      summary: 'The answer no longer has `colour`.\n\n- use `color`',
      releases: [
        { name: '@team/low', type: 'major' },
        { name: '@team/aside', type: 'none' },
      ],
    },
    { id: 'calm-seas', summary: 'Faster.', releases: [{ name: '@team/low', type: 'patch' }] },
  ],
  releases: [
    {
      name: '@team/low',
      type: 'major',
      oldVersion: '1.2.0',
      newVersion: '2.0.0',
      changesets: ['brave-lions', 'calm-seas'],
    },
    { name: '@team/high', type: 'patch', oldVersion: '1.0.3', newVersion: '1.0.4', changesets: [] },
    {
      name: '@team/aside',
      type: 'none',
      oldVersion: '3.0.0',
      newVersion: '3.0.0',
      changesets: ['brave-lions'],
    },
  ],
  preState: undefined,
}

test('a package moves for the changesets that name it, or for a dependency that moves', () => {
  expect(plannedReleases(plan, packages)).toEqual([
    {
      name: '@team/high',
      from: '1.0.3',
      to: '1.0.4',
      type: 'patch',
      reasons: [{ type: 'patch', text: 'It depends on @team/low, which becomes 2.0.0.', file: null }],
    },
    {
      name: '@team/low',
      from: '1.2.0',
      to: '2.0.0',
      type: 'major',
      reasons: [
        {
          type: 'major',
          text: 'The answer no longer has `colour`.\n\n- use `color`',
          file: '.changeset/brave-lions.md',
        },
        { type: 'patch', text: 'Faster.', file: '.changeset/calm-seas.md' },
      ],
    },
  ])
})

test('the plan reads as what would be published, which version, and why; what stays is named', () => {
  expect(planText({ packages, planned: plannedReleases(plan, packages), unpublished: [] })).toBe(
    `@team/high   1.0.3 → 1.0.4  patch
  patch  It depends on @team/low, which becomes 2.0.0.

@team/low    1.2.0 → 2.0.0  major
  major  The answer no longer has \`colour\`.

         - use \`color\`
         (.changeset/brave-lions.md)
  patch  Faster.
         (.changeset/calm-seas.md)

@team/aside  3.0.0  stays`,
  )
})

test('without a changeset it says so, and how to write one', () => {
  expect(planText({ packages: [low], planned: [], unpublished: [] })).toBe(
    'Nothing is pending: .changeset/ holds no changeset. `npm run changeset` notes a change.\n@team/low  1.2.0  stays',
  )
})

test('a version that was set and not published is said to be what comes next', () => {
  expect(planText({ packages: [low, high], planned: [], unpublished: [low] })).toContain(
    '@team/low   1.2.0  is published by `npm run release`\n@team/high  1.0.3  stays',
  )
})
