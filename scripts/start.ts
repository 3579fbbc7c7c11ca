// `npm start`: generates what is stale, builds the page, starts server and page, prints the address and the sign-ins.
// Server and page live in this one process, so that however it ends, nothing is left behind.
import { join } from 'node:path'
import { servePage } from '../apps/demo/src/site/serve.ts'
import { readConfig } from '../apps/server/src/config.ts'
import { startServer } from '../apps/server/src/index.ts'
import { help, readOptions, type StartOptions } from './start/options.ts'
import { choosePort } from './start/port.ts'
import { prepare } from './start/prepare.ts'
import { markAsRunning } from './start/sole-run.ts'
import { welcome, type Started } from './start/welcome.ts'

const root = join(import.meta.dirname, '..')
const database = join(root, '.data', 'armor.db')

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  if (options.help) {
    process.stdout.write(help)
    return
  }
  const stopped = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopped.abort())

  const unmark = markAsRunning(join(root, '.data', 'demo.pid'))
  try {
    say('preparing the page')
    await prepare(root, say, stopped.signal)
    await run(options, stopped.signal)
  } catch (error) {
    if (!stopped.signal.aborted) throw error
  } finally {
    unmark()
  }
}

/** Serves until the signal comes. */
async function run(options: StartOptions, signal: AbortSignal): Promise<void> {
  // The page listens first: the links that the server mails lead to it.
  let serverUrl = ''
  const page = await servePage({
    port: await choosePort(options.port, 4000),
    serverUrl: () => serverUrl,
  })
  try {
    const server = await startServer(await configFor(options, page.url), {
      onFault: ({ referenceId, route, error }) => say(`fault ${referenceId} on ${route}: ${reasonOf(error)}`),
      onDeliveryFailure: (rowId, error) => say(`message ${rowId} was not delivered: ${reasonOf(error)}`),
    })
    try {
      serverUrl = server.url
      announce({ url: page.url, serverUrl, ...server.demo! }, options.json)
      await aborted(signal)
    } finally {
      await server.close()
    }
  } finally {
    await page.close()
  }
}

async function configFor({ serverPort, fresh }: StartOptions, pageUrl: string) {
  const port = await choosePort(serverPort, 4010)
  const args = ['--demo', '--port', String(port), '--database', database, '--link-base', pageUrl]
  return readConfig(fresh ? [...args, '--fresh'] : args, process.env)
}

function announce(started: Started, json: boolean): void {
  process.stdout.write(json ? `${JSON.stringify(started)}\n` : welcome(started))
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
