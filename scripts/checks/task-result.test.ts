import { expect, test } from 'vitest'
import { taskResults } from './task-result.ts'

const task = (part: object) => ({
  taskId: '@armor/server#test',
  task: 'test',
  directory: 'apps/server',
  outputs: ['test-results.json'],
  cache: { status: 'MISS' },
  execution: { startTime: 1000, endTime: 3500, exitCode: 0 },
  ...part,
})
const read = (part: object) => taskResults(JSON.stringify({ tasks: [task(part)] }))[0]

test('a test task of a package leaves its counts in the package', () => {
  expect(read({})).toEqual({
    id: '@armor/server#test',
    task: 'test',
    exitCode: 0,
    cached: false,
    milliseconds: 2500,
    reportPath: 'apps/server/test-results.json',
  })
})

test('a test task of the root leaves them where its outputs say', () => {
  expect(read({ directory: '', outputs: ['scripts/test-results.json'] })?.reportPath).toBe(
    'scripts/test-results.json',
  )
})

test('a task that declares no test report is no test', () => {
  expect(read({ outputs: ['dist/**'] })?.reportPath).toBeNull()
  expect(read({ outputs: null })?.reportPath).toBeNull()
})

test('a replayed task is cached, and one that never ran has no exit code', () => {
  expect(read({ cache: { status: 'HIT' } })?.cached).toBe(true)
  expect(read({ execution: undefined })?.exitCode).toBeNull()
})
