import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { adjustableClock, systemClock, type AdjustableClock, type Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Carrier } from './delivery/carrier.ts'
import { createConfiguredCarrier } from './delivery/configured-carrier.ts'
import type { DeliveryCounts } from './delivery/counters.ts'
import { createDevelopmentCarrier, type DevelopmentCarrier } from './delivery/development-carrier.ts'
import { createQueue } from './delivery/queue.ts'
import { startDeliveryWorker, type DeliveryFailureListener } from './delivery/worker.ts'
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
  /** What became of messages since the start. */
  deliveries(): DeliveryCounts
  /** Answers what is under way, as long as `drainSeconds`, then stops. Unsent messages stay in the outbox. */
  close(): Promise<void>
}

/** What the server tells its operator; never a secret, and never a URL. */
export interface Reports {
  onFault: FaultListener
  onDeliveryFailure: DeliveryFailureListener
}

/** Opens the database, starts the delivery worker and listens. Throws an error of one line when it can't. */
export async function startServer(
  config: Config,
  reports: Reports,
  baseClock: Clock = systemClock,
): Promise<RunningServer> {
  const clock = adjustableClock(baseClock)
  const development = createDevelopmentCarrier(clock)
  const carrier = createConfiguredCarrier(config, clock, development)
  // Before anything is deleted for a server that cannot listen then.
  await checkPort(config)
  const release = claimDatabase(config.database, config)
  try {
    const db = await openDatabase(config.database)
    const server = await serve({ config, reports, clock, carrier, development, db }).catch(
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

interface Parts {
  readonly config: Config
  readonly reports: Reports
  readonly clock: AdjustableClock
  readonly carrier: Carrier
  readonly development: DevelopmentCarrier
  readonly db: Database
}

async function serve({ config, reports, clock, carrier, development, db }: Parts): Promise<RunningServer> {
  const keys = await loadKeys(config.keys || `${config.database}.keys`, {
    create: config.environment === 'development',
  })
  const passwordHash = await createPasswordHash(config)
  const worker = startDeliveryWorker({
    db,
    key: keys.outbox,
    clock,
    carrier,
    config,
    random: Math.random,
    onFailure: reports.onDeliveryFailure,
  })
  const wake = () => {
    worker.drain().catch((error: unknown) => reports.onDeliveryFailure('-', error, 'retried'))
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
    installControl(app, {
      context,
      clock,
      carrier: development,
      worker,
      faults: installFaults(app),
      operationIds,
    })
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
  return { url, demo, deliveries: worker.counts, close }
}

function urlOf(app: FastifyInstance, host: string): string {
  const { port } = app.server.address() as AddressInfo
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}
