// `npm run server`: reads the options, starts the server, stops it on a signal.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { helpText, readConfig, type Config } from './config.ts'
import { startServer, type RunningServer } from './index.ts'

async function main(): Promise<void> {
  const args = process.argv.slice(2)
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(helpText())
    return
  }
  const readSecretFile = (path: string) => readFileSync(pathOfCaller(path), 'utf8')
  const config = withPathsOfCaller(readConfig(args, process.env, readSecretFile))
  const server = await startServer(config, {
    onFault: ({ referenceId, route, error }) => say(`fault ${referenceId} on ${route}: ${reasonOf(error)}`),
    onDeliveryFailure: (rowId, error, then) =>
      say(
        `message ${rowId} was not delivered, ${then === 'dead' ? 'and is given up' : 'it is tried again'}: ${reasonOf(error)}`,
      ),
  })
  stopOnSignal(server)
  announce(server, config)
}

/** A path that a person gives is relative to where they stand, not to the folder that npm changed to. */
function pathOfCaller(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), path)
}

function withPathsOfCaller(config: Config): Config {
  return {
    ...config,
    database: pathOfCaller(config.database),
    keys: config.keys === '' ? '' : pathOfCaller(config.keys),
  }
}

function announce({ url, demo }: RunningServer, config: Config): void {
  if (config.json) {
    process.stdout.write(`${JSON.stringify({ url, ...demo })}\n`)
    return
  }
  const lines = [`Armor Authentication API on ${url}`, `Database ${config.database}`]
  if (demo === null) {
    lines.push(`Mail     ${config.smtpUrl || 'sent nowhere: --smtp-url names a mail server'}`)
    lines.push(
      `SMS      ${config.smsCarrier === 'none' ? 'sent nowhere: --sms-carrier names who sends them' : config.smsCarrier}`,
    )
    lines.push('--demo has users, and shows messages.')
  } else {
    lines.push(`Outbox   ${demo.outboxUrl}`, 'Sign-ins')
    for (const { username, password } of demo.users)
      lines.push(`  ${username}  ${password ?? '(password was changed)'}`)
  }
  process.stdout.write(`${lines.join('\n')}\n`)
}

function stopOnSignal(server: RunningServer): void {
  let stopping = false
  const stop = () => {
    // Ctrl-C reaches the whole process group, so the same signal can come twice.
    if (stopping) return
    stopping = true
    server.close().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function say(text: string): void {
  process.stderr.write(`armor-server: ${text}\n`)
}

function fail(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'EADDRINUSE' || code === 'EACCES') {
    say(`${reasonOf(error)}: choose another port with --port, or 0 for a free one`)
  } else {
    say(reasonOf(error))
  }
  process.exit(1)
}

await main().catch(fail)
