import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { outcomes } from './outcome.ts'
import { report } from './report.ts'
import { runTasks } from './turbo.ts'

const root = join(import.meta.dirname, '..', '..')

/** The checks that read the code without running it; that it builds is one of them, and what the build exports. */
export const staticChecks = [
  'lint',
  'fresh',
  'typecheck',
  'typecheck:scripts',
  'format',
  'build',
  'api:check',
  'spec:check',
]

/** The checks that run it: unit and contract tests, the walkthroughs. */
export const testChecks = ['test', 'test:scripts']

/** Runs checks, prints how they went, and gives the exit code. */
export async function runChecks(tasks: readonly string[]): Promise<number> {
  const results = await runTasks(root, tasks)
  const counted = outcomes(tasks, results, (path) => {
    const full = join(root, path)
    return existsSync(full) ? readFileSync(full, 'utf8') : null
  })
  process.stdout.write(report(counted))
  return counted.some(({ failed }) => failed > 0) ? 1 : 0
}
