import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import type { Outcome } from './outcome.ts'
import { report } from './report.ts'

const lint: Outcome = {
  id: '//#lint',
  task: 'lint',
  passed: 1,
  failed: 0,
  words: 'passed',
  cached: false,
  milliseconds: 1234,
}
const serverTests: Outcome = {
  ...lint,
  id: '@armor/server#test',
  task: 'test',
  passed: 40,
  words: '40 passed',
  cached: true,
}
const linesOf = (outcomes: Outcome[]) => stripVTControlCharacters(report(outcomes)).trim().split('\n')

test('the totals stand alone on the last line', () => {
  expect(linesOf([lint, serverTests]).at(-1)).toBe('41 passed, 0 failed')
})

test('each check has a line with its result, and its time or that it was replayed', () => {
  expect(linesOf([serverTests, lint]).slice(0, 2)).toEqual([
    '✓ lint                 passed     1.2 s',
    '✓ test  @armor/server  40 passed  cached',
  ])
})

test.each([
  ['@armor/client#fresh', 'fresh', 'npm run generate'],
  ['@armor/client#api:check', 'api:check', 'npm run api'],
  ['//#spec:check', 'spec:check', 'npm run spec:changeset'],
  ['//#format', 'format', 'npm run fix'],
  ['//#lint', 'lint', 'npm run fix'],
  ['@armor/spec#lint', 'lint', 'npm run pnpm -- --filter @armor/spec lint'],
  ['@armor/server#test', 'test', 'npm run pnpm -- --filter @armor/server test'],
  ['//#test:scripts', 'test:scripts', 'npm run test:scripts'],
])('a failed %s names the command to run next', (id, task, command) => {
  const lines = linesOf([{ ...lint, id, task, passed: 0, failed: 1, words: 'failed' }, serverTests])
  expect(lines.some((line) => line.trim().startsWith(command))).toBe(true)
  expect(lines.at(-1)).toBe('40 passed, 1 failed')
})

test('one command is named once, however many checks it is for, with every reason', () => {
  const failed = { ...lint, passed: 0, failed: 1, words: 'failed' }
  const lines = linesOf([
    { ...failed, id: '@armor/spec#fresh', task: 'fresh' },
    { ...failed, id: '@armor/client#fresh', task: 'fresh' },
    failed,
    { ...failed, id: '//#format', task: 'format' },
  ])
  expect(lines.slice(lines.indexOf('Next:') + 1, -2)).toEqual([
    '  npm run fix       mends the format; mends what the linter can mend; the rest stands above',
    '  npm run generate  what is generated is not what its source says',
  ])
})
