import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { run, startRegistry, type LocalRegistry } from '@armor/local-registry'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readRelease } from './plan.ts'
import { publish } from './publish.ts'
import { setVersions } from './set-versions.ts'
import { teamRepository, type TeamRepository } from './testing/team-repository.ts'

let registry: LocalRegistry
let team: TeamRepository

beforeEach(async () => {
  registry = await startRegistry()
  team = await teamRepository(registry.publisherNpmrc('@team'))
})

afterEach(async () => {
  await team.remove()
  await registry.close()
})

/** What the registry holds of a package: its versions, and its tags. */
async function published(name: string): Promise<{ versions: string[]; tags: Record<string, string> }> {
  const answer = await fetch(registry.url + name.replace('/', '%2f'))
  if (answer.status === 404) return { versions: [], tags: {} }
  const { versions, 'dist-tags': tags } = (await answer.json()) as {
    versions: Record<string, unknown>
    'dist-tags': Record<string, string>
  }
  return { versions: Object.keys(versions), tags }
}

const read = (path: string) => readFile(join(team.root, path), 'utf8')
const gitTags = async () => (await run('git', ['tag', '--list'], team.root)).split('\n').filter(Boolean)

test('a release: planned, versioned, published, tagged; the spec that it was made from is kept', async () => {
  await team.note('two-lows', { '@team/low': 'major' }, '`low` is two now.')
  const { planned } = await readRelease(team.root)
  expect(planned.map(({ name, to }) => `${name} ${to}`)).toEqual(['@team/high 1.0.1', '@team/low 2.0.0'])

  const packages = await setVersions(team.root)
  expect(packages.map(({ name, version }) => `${name} ${version}`)).toEqual([
    '@team/high 1.0.1',
    '@team/low 2.0.0',
  ])
  expect(await read('packages/low/CHANGELOG.md')).toMatch(
    /^# @team\/low\n\n## 2\.0\.0\n\n### Major Changes\n\n- .*`low` is two now\.\n$/,
  )
  expect(await read('packages/high/CHANGELOG.md')).toContain('@team/low@2.0.0')
  expect(await read('spec/released/openapi.yaml')).toBe(await read('spec/openapi.yaml'))
  expect(existsSync(join(team.root, '.changeset/two-lows.md'))).toBe(false)

  const unpublished = async () => (await readRelease(team.root)).unpublished.map(({ name }) => name)
  expect(await unpublished()).toEqual(['@team/high', '@team/low'])
  await publish(team.root, undefined, [])
  expect(await unpublished()).toEqual([])
  expect(await published('@team/low')).toEqual({ versions: ['2.0.0'], tags: { latest: '2.0.0' } })
  expect(await published('@team/high')).toEqual({ versions: ['1.0.1'], tags: { latest: '1.0.1' } })
  expect(await gitTags()).toEqual(['@team/high@1.0.1', '@team/low@2.0.0'])
})

test('each package has a version of its own: what no changeset reaches stays', async () => {
  await team.note('higher', { '@team/high': 'minor' }, 'Higher.')
  const packages = await setVersions(team.root)
  expect(packages.map(({ name, version }) => `${name} ${version}`)).toEqual([
    '@team/high 1.1.0',
    '@team/low 1.0.0',
  ])
})

test('publishing a second time publishes nothing', async () => {
  await publish(team.root, undefined, [])
  await publish(team.root, undefined, [])
  expect((await published('@team/low')).versions).toEqual(['1.0.0'])
})

test('a snapshot of a branch is found under its tag alone', async () => {
  await publish(team.root, undefined, [])
  await team.note('two-lows', { '@team/low': 'major' }, '`low` is two now.')
  const packages = await setVersions(team.root, 'two-lows')
  const { version } = packages.find(({ name }) => name === '@team/low')!
  expect(version).toMatch(/^0\.0\.0-two-lows-\d{14}$/)
  expect(existsSync(join(team.root, 'spec/released/openapi.yaml'))).toBe(false)

  await publish(team.root, 'two-lows', [])
  expect((await published('@team/low')).tags).toEqual({ latest: '1.0.0', 'two-lows': version })
  expect(await gitTags()).toEqual(['@team/high@1.0.0', '@team/low@1.0.0'])
})

test('nothing is published when a proof fails before it', async () => {
  await expect(publish(team.root, undefined, [['git', 'no-such-command']])).rejects.toThrow(
    '`git no-such-command` ended with 1',
  )
  expect((await published('@team/low')).versions).toEqual([])
})

test('without a changeset there is no version to set', async () => {
  await expect(setVersions(team.root)).rejects.toThrow(/^Nothing is pending: .*npm run changeset/)
})

test('a snapshot has a name that can be a tag and a part of a version', async () => {
  await team.note('higher', { '@team/high': 'minor' }, 'Higher.')
  await expect(setVersions(team.root, 'feature/codes')).rejects.toThrow('got "feature/codes"')
})
