// `npm start`: generates what is stale, builds the page, starts server and page, prints the address and the sign-ins.
// Server and page live in this one process, so that however it ends, nothing is left behind.
import { join } from 'node:path'
import { startDemo } from './start/demo.ts'
import { help, readOptions, type StartOptions } from './start/options.ts'
import { prepare } from './start/prepare.ts'
import { runAlone } from './start/sole-run.ts'
import { welcome } from './start/welcome.ts'

const root = join(import.meta.dirname, '..')
const data = join(root, '.data')

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  if (options.help) {
    process.stdout.write(help)
    return
  }
  const stopped = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopped.abort())

  const release = runAlone(join(data, 'demo.lock'))
  try {
    say('preparing the page')
    await prepare(root, say, stopped.signal)
    await serve(options, stopped.signal)
  } catch (error) {
    if (!stopped.signal.aborted) throw error
  } finally {
    release()
  }
}

/** Serves until the signal comes. */
async function serve(options: StartOptions, signal: AbortSignal): Promise<void> {
  const demo = await startDemo({ ...options, database: join(data, 'armor.db') }, process.env, {
    onFault: ({ referenceId, route, error }) => say(`fault ${referenceId} on ${route}: ${reasonOf(error)}`),
    onDeliveryFailure: (rowId, error) => say(`message ${rowId} was not delivered: ${reasonOf(error)}`),
  })
  process.stdout.write(options.json ? `${JSON.stringify(demo)}\n` : welcome(demo))
  await aborted(signal)
  await demo.close()
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
  return isTaken ? `${text}: leave the port out to have a free one chosen` : text
}

function say(text: string): void {
  process.stderr.write(`start: ${text}\n`)
}

await main().catch((error: unknown) => {
  say(reasonOf(error))
  process.exitCode = 1
})
