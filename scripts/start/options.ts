import { parseArgs } from 'node:util'

/** What `npm start` was asked for. */
export interface StartOptions {
  /** The page's port; `null` takes 4000, or a free one when that is taken. */
  readonly port: number | null
  /** The server's port; `null` takes 4010, or a free one. */
  readonly serverPort: number | null
  readonly fresh: boolean
  readonly json: boolean
  readonly help: boolean
}

/** What `npm start -- --help` prints. */
export const help = `Usage: npm start -- [options]

Starts the Authentication API and its demo page, and prints the address to open.

  --port <number>         port of the page; 0 takes a free one (4000, or a free one when that is taken)
  --server-port <number>  port of the server (4010, or a free one when that is taken)
  --fresh                 delete the demo's database in .data/ and start over
  --json                  print one line of JSON when ready (npm start -s -- --json: without npm's own lines)
  --help                  this text

Ctrl-C stops everything. The server's own settings are environment variables: npm run server -- --help lists them.
`

/** Reads the options; throws an error of one line for what it does not know. */
export function readOptions(args: readonly string[]): StartOptions {
  const { values } = parse(args)
  return {
    port: portOf('port', values.port),
    serverPort: portOf('server-port', values['server-port']),
    fresh: values.fresh,
    json: values.json,
    help: values.help,
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        'server-port': { type: 'string' },
        fresh: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
  } catch (error) {
    const reason = error instanceof Error ? error.message.split(/\.\s/)[0] : String(error)
    throw new Error(`${reason}. --help lists the options`, { cause: error })
  }
}

function portOf(name: string, value: string | undefined): number | null {
  if (value === undefined) return null
  const port = /^\d+$/.test(value) ? Number(value) : Number.NaN
  if (port >= 0 && port <= 65_535) return port
  throw new Error(`--${name}: expected a port from 0 to 65535, got ${JSON.stringify(value)}`)
}
