import { runQuietly } from '../run-quietly.ts'

/** Renews the generated code when the spec has changed, and builds the page. Silent where nothing was to do. */
export async function prepare(root: string, say: (text: string) => void, signal: AbortSignal): Promise<void> {
  const turbo = (...args: string[]) =>
    runQuietly(root, 'turbo', ['run', ...args, '--output-logs=errors-only', '--log-order=grouped'], signal)

  if (!(await turbo('fresh')).ok) {
    say('the spec has changed: generating')
    const generated = await turbo('generate')
    if (!generated.ok)
      throw new Error(`could not generate from spec/openapi.yaml:\n${generated.output.trim()}`)
  }
  const built = await turbo('build', '--filter=@armor/demo')
  if (!built.ok) throw new Error(`could not build the page:\n${built.output.trim()}`)
}
