import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

/** What the check was asked for. */
export interface CheckOptions {
  /** The older document; null takes what was released last. */
  readonly base: string | null
  /** The newer document; null takes spec/openapi.yaml. */
  readonly head: string | null
  readonly json: boolean
  readonly help: boolean
}

/** What `npm run spec:check -- --help` prints. */
export const help = `Usage: npm run spec:check -- [options]

Says which version step the changes of spec/openapi.yaml ask of each published package, and who notices what. Compares
with spec/released/openapi.yaml, and exits 1 when the pending changesets are smaller.

  --base <file>  the older document, in place of the released one
  --head <file>  the newer document, in place of spec/openapi.yaml
  --json         print one JSON value: { required, findings } (npm run -s spec:check -- --json: without npm's own lines)
  --help         this text

With --base or --head, two documents are compared and no changeset is asked for: it exits 0.
`

/** Reads the options; files are relative to where the person stands. Throws an error of one line. */
export function readOptions(args: readonly string[], cwd: string): CheckOptions {
  const { base, head, json, help: asked } = parse(args)
  const path = (file: string | undefined) => (file === undefined ? null : resolve(cwd, file))
  return { base: path(base), head: path(head), json, help: asked }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        base: { type: 'string' },
        head: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values
  } catch (error) {
    const reason = error instanceof Error ? error.message.split(/\.\s/)[0] : String(error)
    throw new Error(`${reason}. --help lists the options`, { cause: error })
  }
}
