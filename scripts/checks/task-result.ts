/** How one task of a turbo run went. */
export interface TaskResult {
  /** As turbo writes it: `@armor/server#test`, or `//#lint` for the whole repository. */
  readonly id: string
  readonly task: string
  /** `null` when the task did not come to run. */
  readonly exitCode: number | null
  readonly cached: boolean
  readonly milliseconds: number
  /** Where a test task leaves its counts, relative to the root; `null` for every other task. */
  readonly reportPath: string | null
}

interface RunSummary {
  readonly tasks: readonly SummaryTask[]
}

interface SummaryTask {
  readonly taskId: string
  readonly task: string
  readonly directory: string
  readonly outputs: readonly string[] | null
  readonly cache: { readonly status: string }
  readonly execution?: {
    readonly startTime: number
    readonly endTime: number
    readonly exitCode: number | null
  }
}

/** Reads the file that `turbo run --summarize` leaves in .turbo/runs. */
export function taskResults(summaryText: string): TaskResult[] {
  const { tasks } = JSON.parse(summaryText) as RunSummary
  return tasks.map(({ taskId, task, directory, outputs, cache, execution }) => {
    const report = outputs?.find((path) => path.endsWith('test-results.json'))
    return {
      id: taskId,
      task,
      exitCode: execution?.exitCode ?? null,
      cached: cache.status === 'HIT',
      milliseconds: execution === undefined ? 0 : execution.endTime - execution.startTime,
      reportPath: report === undefined ? null : [directory, report].filter((part) => part !== '').join('/'),
    }
  })
}
