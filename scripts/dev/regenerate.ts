import { runQuietly } from '../run-quietly.ts'
import { taskLines } from './task-lines.ts'

/** Generates and typechecks; gives one line, with what failed below it. */
export async function regenerate(root: string, signal: AbortSignal): Promise<string> {
  const turbo = (...args: string[]) =>
    runQuietly(root, 'turbo', ['run', ...args, '--output-logs=errors-only', '--log-order=grouped'], signal)

  const generated = await turbo('generate')
  if (!generated.ok) return `not generated\n${taskLines(generated.output)}`
  const checked = await turbo('typecheck', '--continue=always')
  if (!checked.ok) return `generated; the types no longer fit\n${taskLines(checked.output)}`
  return 'generated, and everything typechecks'
}
