import { parseArgs } from 'node:util'

/** What `npm run bench` was asked for. */
export interface BenchOptions {
  readonly area: string | undefined
  readonly json: boolean
  readonly help: boolean
}

/** Reads the options; throws an error of one line for what it does not know. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values, positionals } = parse(args)
  if (positionals.length > 1) {
    throw new Error(`expected one area at a time, got ${positionals.join(' ')}`)
  }
  return { area: positionals[0], json: values.json, help: values.help }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
  } catch (error) {
    const reason = error instanceof Error ? error.message.split(/\.\s/)[0] : String(error)
    throw new Error(`${reason}. --help lists the options`, { cause: error })
  }
}
