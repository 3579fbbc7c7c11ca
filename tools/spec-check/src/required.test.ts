import { expect, test } from 'vitest'
import type { Bump } from './bump.ts'
import type { SpecPackage } from './packages.ts'
import { requiredBumps } from './required.ts'
import type { SpecVersion } from './spec-version.ts'

const document = { openapi: '3.1.0', paths: {}, components: { schemas: {} } }
const version = (types: string, json: string): SpecVersion => ({
  document,
  texts: new Map([
    ['types', types],
    ['operations', ''],
    ['json', json],
  ]),
})
const packages: SpecPackage[] = [
  { name: 'spec', kinds: ['types', 'json'], uses: [] },
  { name: 'client', kinds: ['types', 'operations'], uses: [] },
  { name: 'flows', kinds: [], uses: ['client'] },
]
const required = (bump: Exclude<Bump, 'none'>, head: SpecVersion) =>
  requiredBumps(packages, [{ pointer: '#', what: '', who: '', bump }], version('a', 'a'), head)

test('what breaks callers is major for every package, even where its own code is the same', () => {
  expect(required('major', version('a', 'b'))).toEqual({ spec: 'major', client: 'major', flows: 'major' })
})

test('a feature of the types is one of every package that shows them', () => {
  expect(required('minor', version('b', 'b'))).toEqual({ spec: 'minor', client: 'minor', flows: 'minor' })
})

test('what the types do not hold concerns the document alone', () => {
  expect(required('minor', version('a', 'b'))).toEqual({ spec: 'minor', client: 'none', flows: 'none' })
})

test('other words are a patch where they are held, and nothing to those who depend on it', () => {
  expect(required('patch', version('b', 'b'))).toEqual({ spec: 'patch', client: 'patch', flows: 'none' })
})
