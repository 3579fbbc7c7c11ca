import { spawn } from 'node:child_process'
import { globSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { taskResults, type TaskResult } from './task-result.ts'

/** Runs the tasks in one turbo run to the end, whatever fails; its output goes to the terminal. */
export async function runTasks(root: string, tasks: readonly string[]): Promise<TaskResult[]> {
  const summaries = join(root, '.turbo', 'runs')
  rmSync(summaries, { recursive: true, force: true })
  // Counts of an earlier run must not pass for this one's; turbo puts back those of a task that it replays.
  for (const path of globSync(['*/test-results.json', '*/*/test-results.json'], { cwd: root })) {
    rmSync(join(root, path))
  }
  const code = await exitCode(root, [
    'run',
    ...tasks,
    '--continue=always',
    '--output-logs=errors-only',
    '--log-order=grouped',
    '--summarize',
  ])
  const [path, ...others] = globSync('*.json', { cwd: summaries })
  if (path === undefined || others.length > 0) {
    throw new Error(
      `expected turbo (exit code ${code}) to leave one summary in .turbo/runs, got ${others.length + (path === undefined ? 0 : 1)}: is another run under way here?`,
    )
  }
  return taskResults(readFileSync(join(summaries, path), 'utf8'))
}

function exitCode(root: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const turbo = spawn('turbo', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
    turbo.on('error', reject)
    turbo.on('exit', (code) => resolve(code ?? 1))
  })
}
