import { servePage } from '../../apps/demo/src/site/serve.ts'
import { readConfig } from '../../apps/server/src/config.ts'
import { startServer, type Reports } from '../../apps/server/src/index.ts'
import { choosePort } from './port.ts'
import type { Started } from './welcome.ts'

/** What to serve, and where. */
export interface DemoOptions {
  readonly port: number | null
  readonly serverPort: number | null
  readonly fresh: boolean
  readonly database: string
  /** The built page; that of apps/demo unless given. */
  readonly directory?: string
}

/** A demo that is being served. */
export interface RunningDemo extends Started {
  close(): Promise<void>
}

/** Serves the page, and behind it the server, whose mailed links lead to the page. */
export async function startDemo(
  options: DemoOptions,
  env: Readonly<Record<string, string | undefined>>,
  reports: Reports,
): Promise<RunningDemo> {
  // The page listens first: the server has to know its address.
  let serverUrl = ''
  const page = await servePage({
    port: await choosePort(options.port, 4000),
    serverUrl: () => serverUrl,
    ...(options.directory === undefined ? {} : { directory: options.directory }),
  })
  try {
    const server = await startServer(await configOf(options, page.url, env), reports)
    serverUrl = server.url
    const close = async () => {
      await page.close()
      await server.close()
    }
    return { url: page.url, serverUrl, ...server.demo!, close }
  } catch (error) {
    await page.close()
    throw error
  }
}

async function configOf(
  { serverPort, fresh, database }: DemoOptions,
  pageUrl: string,
  env: Readonly<Record<string, string | undefined>>,
) {
  const port = await choosePort(serverPort, 4010)
  const args = ['--demo', '--port', String(port), '--database', database, '--link-base', pageUrl]
  return readConfig(fresh ? [...args, '--fresh'] : args, env)
}
