import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { servePage } from '../site/serve.ts'
import { startOwnServer } from '../terminal/own-server.ts'

/** The built page on a port of its own, with a demo server behind it. */
export interface DemoSite {
  readonly url: string
  close(): Promise<void>
}

/** Builds the page from its sources, serves it, and starts a server whose mailed links lead to it. */
export async function startDemoSite(): Promise<DemoSite> {
  const directory = await mkdtemp(join(tmpdir(), 'armor-page-'))
  const configFile = join(import.meta.dirname, '../../vite.config.ts')
  await build({ configFile, logLevel: 'warn', build: { outDir: directory, emptyOutDir: true } })
  let serverUrl = ''
  const page = await servePage({ port: 0, serverUrl: () => serverUrl, directory })
  const server = await startOwnServer(['--link-base', page.url])
  serverUrl = server.url
  return {
    url: page.url,
    close: async () => {
      await page.close()
      await server.close()
      await rm(directory, { recursive: true })
    },
  }
}
