import { describe, expect, test } from 'vitest'
import { outcomeOf, outcomes } from './outcome.ts'
import type { TaskResult } from './task-result.ts'

const check: TaskResult = {
  id: '//#lint',
  task: 'lint',
  exitCode: 0,
  cached: false,
  milliseconds: 900,
  reportPath: null,
}
const tests: TaskResult = {
  ...check,
  id: '@armor/client#test',
  task: 'test',
  reportPath: 'client/test-results.json',
}

const noReport = () => null
const reportOf = (counts: { passed?: number; failed?: number; pending?: number; todo?: number }) => () =>
  JSON.stringify({
    numPassedTests: counts.passed ?? 0,
    numFailedTests: counts.failed ?? 0,
    numPendingTests: counts.pending ?? 0,
    numTodoTests: counts.todo ?? 0,
  })

describe('one task', () => {
  test('a check without tests counts as one', () => {
    expect(outcomeOf(check, noReport)).toMatchObject({ passed: 1, failed: 0, words: 'passed' })
    expect(outcomeOf({ ...check, exitCode: 1 }, noReport)).toMatchObject({ passed: 0, failed: 1 })
  })

  test('a test task counts its tests', () => {
    const outcome = outcomeOf({ ...tests, exitCode: 1 }, reportOf({ passed: 40, failed: 2 }))
    expect(outcome).toMatchObject({ passed: 40, failed: 2, words: '40 passed, 2 failed' })
  })

  test('skipped tests are neither passed nor failed, and they are named', () => {
    const outcome = outcomeOf(tests, reportOf({ passed: 3, pending: 1, todo: 1 }))
    expect(outcome).toMatchObject({ passed: 3, failed: 0, words: '3 passed, 2 skipped' })
  })

  test('a run without a single test fails, also when everything was skipped', () => {
    expect(outcomeOf(tests, reportOf({}))).toMatchObject({ passed: 0, failed: 1, words: 'ran no test' })
    expect(outcomeOf(tests, reportOf({ pending: 4 }))).toMatchObject({ passed: 0, failed: 1 })
  })

  test('a run that passes its tests and still ends in an error fails: a file could not be loaded', () => {
    expect(outcomeOf({ ...tests, exitCode: 1 }, reportOf({ passed: 7 }))).toMatchObject({
      passed: 7,
      failed: 1,
    })
  })

  test('a run that left no report fails, whatever its exit code', () => {
    expect(outcomeOf(tests, noReport)).toMatchObject({ failed: 1, words: 'left no test report' })
    expect(outcomeOf({ ...tests, exitCode: 1 }, noReport)).toMatchObject({
      failed: 1,
      words: 'failed before its tests',
    })
  })

  test('a task that never came to run fails', () => {
    expect(outcomeOf({ ...check, exitCode: null }, noReport)).toMatchObject({
      failed: 1,
      words: 'did not run',
    })
  })
})

test('a task that was asked for and that no package has is a failure, not silence', () => {
  const [, absent] = outcomes(['lint', 'tset'], [check], noReport)
  expect(absent).toMatchObject({ task: 'tset', failed: 1, words: 'no package has this task' })
})
