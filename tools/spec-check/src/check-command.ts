import { checkSpec } from './check.ts'
import { help, readOptions } from './options.ts'
import { readPending, tooSmall } from './pending.ts'
import { findingLines, packageLines } from './report.ts'

/** Where a command runs, and where its words go. */
export interface Surroundings {
  /** The repository. */
  readonly root: string
  /** Where the person stands. */
  readonly cwd: string
  readonly print: (text: string) => void
  readonly warn: (text: string) => void
}

/** Runs `npm run spec:check` and gives the exit code. */
export async function checkCommand(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const { root, cwd, print, warn } = surroundings
  const options = readOptions(args, cwd)
  if (options.help) {
    print(help)
    return 0
  }
  const { required, findings } = await checkSpec(root, options, (text) => warn(`${text}\n`))
  const pending = options.base === null && options.head === null ? await readPending(root) : null
  const small = pending === null ? [] : tooSmall(required, pending)
  if (options.json) {
    print(`${JSON.stringify({ required, findings }, null, 2)}\n`)
  } else {
    print(`${[...findingLines(findings), '', ...packageLines(required, pending)].join('\n')}\n`)
  }
  if (small.length === 0) return 0
  warn(
    `\nThe pending changesets are too small for ${small.join(', ')}. To draft what is missing: npm run spec:changeset\n`,
  )
  return 1
}
