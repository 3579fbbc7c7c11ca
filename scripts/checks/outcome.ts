import type { TaskResult } from './task-result.ts'

/** What one check adds to the totals. */
export interface Outcome {
  readonly id: string
  readonly task: string
  readonly passed: number
  readonly failed: number
  /** The result in a few words: `42 passed`, `ran no test`. */
  readonly words: string
  readonly cached: boolean
  readonly milliseconds: number
}

/** Finds the text of a test report, or `null` where the run left none. */
export type ReadReport = (path: string) => string | null

interface TestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
}

/** Counts one task: a test task by its tests, any other as one. */
export function outcomeOf(result: TaskResult, readReport: ReadReport): Outcome {
  const { id, task, cached, milliseconds, exitCode, reportPath } = result
  const counted = (passed: number, failed: number, words: string): Outcome => ({
    id,
    task,
    passed,
    failed,
    words,
    cached,
    milliseconds,
  })
  if (exitCode === null) return counted(0, 1, 'did not run')
  if (reportPath === null) return exitCode === 0 ? counted(1, 0, 'passed') : counted(0, 1, 'failed')

  const text = readReport(reportPath)
  if (text === null) return counted(0, 1, exitCode === 0 ? 'left no test report' : 'failed before its tests')
  const {
    numPassedTests: passed,
    numFailedTests,
    numPendingTests,
    numTodoTests,
  } = JSON.parse(text) as TestReport
  if (passed + numFailedTests === 0) return counted(0, 1, 'ran no test')
  // A file that can't be loaded fails the run, though none of its tests could.
  const failed = exitCode === 0 ? numFailedTests : Math.max(numFailedTests, 1)
  const skipped = numPendingTests + numTodoTests
  const words = [
    `${passed} passed`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
  ]
  return counted(passed, failed, words.join(', '))
}

/** Counts a whole run; a task that was asked for and that no package has is a failure too. */
export function outcomes(
  asked: readonly string[],
  results: readonly TaskResult[],
  readReport: ReadReport,
): Outcome[] {
  const absent = asked
    .filter((task) => !results.some((result) => result.task === task))
    .map((task) => ({
      id: task,
      task,
      passed: 0,
      failed: 1,
      words: 'no package has this task',
      cached: false,
      milliseconds: 0,
    }))
  return [...results.map((result) => outcomeOf(result, readReport)), ...absent]
}
