import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { configOf, type Config } from '../config.ts'
import type { FaultListener } from '../http/errors.ts'
import { startServer, type RunningServer } from '../index.ts'
import { createCaller, type Caller } from './caller.ts'
import { cheapHash } from './context.ts'

type Fault = Parameters<FaultListener>[0]

/** A demo server on a free port and a database of its own. */
export interface TestServer extends RunningServer, Caller {
  readonly database: string
  /** What the server reported as a fault: a test that expects none looks here. */
  readonly faults: readonly Fault[]
}

/** Starts one; `given` replaces rows of the configuration table, and `see` is shown every answer. */
export async function startTestServer(
  given: Partial<Config> = {},
  see?: Parameters<typeof createCaller>[1],
): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'armor-server-'))
  const database = join(folder, 'armor.db')
  const faults: Fault[] = []
  const config = configOf({ ...cheapHash, port: 0, demo: true, database, ...given })
  const server = await startServer(config, {
    onFault: (fault) => faults.push(fault),
    onDeliveryFailure: (rowId, error) => faults.push({ referenceId: rowId, route: 'delivery', error }),
  })
  return {
    ...server,
    ...createCaller(server.url, see),
    database,
    faults,
    close: async () => {
      await server.close()
      rmSync(folder, { recursive: true })
    },
  }
}
