import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { adjustableClock, systemClock, type AdjustableClock, type Clock } from './clock.ts'
import { ConfigError, type Config } from './config.ts'
import { createDevelopmentCarrier } from './delivery/development-carrier.ts'
import { createQueue } from './delivery/queue.ts'
import { startDeliveryWorker } from './delivery/worker.ts'
import { controlPath, installControl, outboxPath } from './demo/control.ts'
import { installFaults } from './demo/faults.ts'
import { demoUsers, seedDemoUsers, type DemoUser } from './demo/users.ts'
import { createApp } from './http/app.ts'
import type { FaultListener } from './http/errors.ts'
import { checkPort } from './http/port.ts'
import { readOperations } from './http/spec.ts'
import { loadKeys } from './keys.ts'
import type { Context } from './rules/context.ts'
import { createPasswordHash } from './rules/password-hash.ts'
import { claimDatabase, openDatabase, type Database } from './store/database.ts'

/** A server that answers. */
export interface RunningServer {
  readonly url: string
  /** What exists in the demo alone. */
  readonly demo: {
    readonly outboxUrl: string
    readonly controlUrl: string
    readonly users: readonly DemoUser[]
  } | null
  /** Answers what is under way, as long as `drainSeconds`, then stops. Unsent messages stay in the outbox. */
  close(): Promise<void>
}

/** What the server tells its operator; never a secret, and never a URL. */
export interface Reports {
  onFault: FaultListener
  onDeliveryFailure: (rowId: string, error: unknown) => void
}

/** Opens the database, starts the delivery worker and listens. Throws an error of one line when it can't. */
export async function startServer(
  config: Config,
  reports: Reports,
  baseClock: Clock = systemClock,
): Promise<RunningServer> {
  // Only the development carrier exists so far; a server that can't deliver must not look as if it did.
  if (config.environment === 'production') {
    throw new ConfigError(
      'production needs a carrier for mail and SMS, and this version has only the development outbox',
    )
  }
  // Before anything is deleted for a server that cannot listen then.
  await checkPort(config)
  const release = claimDatabase(config.database, config)
  try {
    const db = await openDatabase(config.database)
    const server = await serve(config, reports, adjustableClock(baseClock), db).catch(
      async (error: unknown) => {
        await db.destroy()
        throw error
      },
    )
    return { ...server, close: () => server.close().finally(release) }
  } catch (error) {
    release()
    throw error
  }
}

async function serve(
  config: Config,
  reports: Reports,
  clock: AdjustableClock,
  db: Database,
): Promise<RunningServer> {
  const keys = await loadKeys(config.keys || `${config.database}.keys`, {
    create: config.environment === 'development',
  })
  const passwordHash = await createPasswordHash(config)
  const carrier = createDevelopmentCarrier(clock)
  const worker = startDeliveryWorker({
    db,
    key: keys.outbox,
    clock,
    carrier,
    attempts: config.outboxAttempts,
    onFailure: reports.onDeliveryFailure,
  })
  const wake = () => {
    worker.drain().catch((error: unknown) => reports.onDeliveryFailure('-', error))
  }
  const context: Context = {
    db,
    clock,
    config,
    keys,
    passwordHash,
    queue: createQueue(keys.outbox, clock, wake),
  }
  const operationIds = (await readOperations()).map(({ operationId }) => operationId)
  const extend = (app: FastifyInstance) => {
    installControl(app, { context, clock, carrier, worker, faults: installFaults(app), operationIds })
  }
  const app = await createApp(context, config.demo ? { onFault: reports.onFault, extend } : reports)

  const close = async () => {
    const cut = setTimeout(() => app.server.closeAllConnections(), config.drainSeconds * 1000)
    await app.close().finally(() => clearTimeout(cut))
    await worker.stop()
    await db.destroy()
  }
  try {
    if (config.demo) await seedDemoUsers(context)
    await app.listen({ host: config.host, port: config.port })
  } catch (error) {
    await close()
    throw error
  }
  const url = urlOf(app, config.host)
  const demo = config.demo
    ? {
        outboxUrl: `${url}${outboxPath}`,
        controlUrl: `${url}${controlPath}`,
        users: await demoUsers(context),
      }
    : null
  return { url, demo, close }
}

function urlOf(app: FastifyInstance, host: string): string {
  const { port } = app.server.address() as AddressInfo
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}
