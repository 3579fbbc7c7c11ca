import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { compareReport, type Entry } from './report.ts'

let packageFolder: string
let entry: Entry
beforeEach(() => {
  packageFolder = mkdtempSync(join(tmpdir(), 'api-report-test-'))
  writeFileSync(join(packageFolder, 'package.json'), '{ "name": "sample", "type": "module" }')
  mkdirSync(join(packageFolder, 'dist'))
  mkdirSync(join(packageFolder, 'api'))
  const reportFolder = join(packageFolder, 'api')
  entry = { packageFolder, declarations: 'dist/index.d.ts', name: 'sample', reportFolder }
})
afterEach(() => rmSync(packageFolder, { recursive: true }))

function declare(text: string, file = 'index.d.ts'): void {
  writeFileSync(join(packageFolder, 'dist', file), text)
}

const report = () => join(packageFolder, 'api', 'sample.api.md')

test('a report is written when asked for, and then says what is exported', () => {
  declare('/** Counts. */\nexport declare function count(): number;\n')
  expect(compareReport(entry, { renew: true })).toMatchObject({ faults: [], changed: true })
  expect(readFileSync(report(), 'utf8')).toContain('export function count(): number;')
  expect(compareReport(entry, { renew: false })).toEqual({ faults: [], changed: false, difference: '' })
})

test('a missing report is a difference, and is not written unasked', () => {
  declare('/** Counts. */\nexport declare function count(): number;\n')
  expect(compareReport(entry, { renew: false })).toMatchObject({ changed: true })
  expect(existsSync(report())).toBe(false)
})

test('a changed export is shown as a patch, and the report stays as it is', () => {
  declare('/** Counts. */\nexport declare function count(): number;\n')
  compareReport(entry, { renew: true })
  const before = readFileSync(report(), 'utf8')
  declare('/** Counts. */\nexport declare function count(): string;\n')

  const { changed, difference } = compareReport(entry, { renew: false })
  expect(changed).toBe(true)
  expect(difference).toContain('-export function count(): number;')
  expect(difference).toContain('+export function count(): string;')
  expect(readFileSync(report(), 'utf8')).toBe(before)
})

test('a type that an export needs and that is not exported is a fault', () => {
  declare(
    '/** Not exported. */\ninterface Hidden {}\n/** Gives it. */\nexport declare function give(): Hidden;\nexport {};\n',
  )
  const { faults } = compareReport(entry, { renew: true })
  expect(faults).toHaveLength(1)
  expect(faults[0]).toMatch(/^dist\/index\.d\.ts:\d+:1 - \(ae-forgotten-export\) .*"Hidden"/)
})

test('an export or a member without a comment is a fault', () => {
  declare('export declare const one: 1;\n/** Two. */\nexport interface Two { two: 2 }\n')
  const { faults } = compareReport(entry, { renew: true })
  expect(faults.map((fault) => /"\w+"/.exec(fault)?.[0])).toEqual(['"one"', '"two"'])
})

test('what is derived from the spec has the comments that the spec gives it', () => {
  declare("export type * from './schema.gen.js';\n")
  declare('/** Three. */\nexport interface Three { three: 3 }\n', 'schema.gen.d.ts')
  expect(compareReport(entry, { renew: true }).faults).toEqual([])
})

test('declarations that do not compile are a fault', () => {
  declare("import type { Gone } from './gone.js';\n/** Gives it. */\nexport declare function give(): Gone;\n")
  const { faults } = compareReport(entry, { renew: true })
  expect(faults.join('\n')).toContain('gone.js')
})

test('a subpath may use what its package exports', () => {
  const exports = { '.': { types: './dist/index.d.ts' } }
  const manifest = JSON.stringify({ name: 'sample', type: 'module', exports })
  writeFileSync(join(packageFolder, 'package.json'), manifest)
  declare('/** Counted. */\nexport interface Count {}\n')
  mkdirSync(join(packageFolder, 'dist/sub'))
  const text =
    "import type { Count } from 'sample';\n/** Counts. */\nexport declare function count(): Count;\n"
  declare(text, 'sub/index.d.ts')

  const subpath = { ...entry, declarations: 'dist/sub/index.d.ts' }
  expect(compareReport(subpath, { renew: true }).faults).toEqual([])
  expect(readFileSync(report(), 'utf8')).toContain("import type { Count } from 'sample';")
})
