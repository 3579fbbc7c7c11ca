import { join } from 'node:path'
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'

/** The folder of this repository. */
export const repository = join(import.meta.dirname, '../../..')

type Values<Options extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ args: string[]; options: Options }>
>['values']

/** Runs a command of `npm run`: answers `--help`, and tells a failure in one line. Sets the exit code. */
export async function runCommand<const Options extends ParseArgsOptionsConfig>(
  name: string,
  about: string,
  options: Options,
  work: (values: Values<Options>) => Promise<number>,
): Promise<void> {
  const args = process.argv.slice(2)
  if (args.includes('--help') || args.includes('-h')) {
    console.log(about)
    return
  }
  try {
    process.exitCode = await work(parseArgs({ args, options }).values)
  } catch (error) {
    console.error(`${name}: ${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = 1
  }
}
