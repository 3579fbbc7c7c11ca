import { runQuietly } from '../run-quietly.ts'

/** Generates and typechecks; gives one line, with what failed below it. */
export async function regenerate(root: string, signal: AbortSignal): Promise<string> {
  const turbo = (...args: string[]) =>
    runQuietly(root, 'turbo', ['run', ...args, '--output-logs=errors-only', '--log-order=grouped'], signal)

  const generated = await turbo('generate')
  if (!generated.ok) return `not generated\n${ownLines(generated.output)}`
  const checked = await turbo('typecheck', '--continue=always')
  if (!checked.ok) return `generated; the types no longer fit\n${ownLines(checked.output)}`
  return 'generated, and everything typechecks'
}

/** What the tasks themselves wrote: turbo puts their name before each line, and its own lines around them. */
function ownLines(output: string): string {
  const lines = output.split('\n').filter((line) => /^\S+:(generate|typecheck): /.test(line))
  const worth = lines.filter((line) => !/: (cache (miss|bypass)|\$ |\[ELIFECYCLE\]|$)/.test(line))
  return worth.map((line) => `  ${line}`).join('\n')
}
