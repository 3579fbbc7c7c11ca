import { once } from 'node:events'
import type { Server } from 'node:http'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runServer } from 'verdaccio'
import { run } from './run.ts'

/** A registry that runs. */
export interface LocalRegistry {
  /** With a slash at its end, as npm writes it. */
  readonly url: string
  /** The lines of an .npmrc by which a package manager takes a scope, such as `@armor`, from here and nothing else. */
  readonly npmrc: (scope: string) => string
  /** The same for who publishes into the scope by a package manager. */
  readonly publisherNpmrc: (scope: string) => string
  /** Publishes a packed tarball, under `latest` or another tag. */
  readonly publish: (tarball: string, tag?: string) => Promise<void>
  readonly close: () => Promise<void>
}

/**
 * Starts a registry on a free port of loopback, empty, with its files in a folder of its own. It has no uplink: what
 * is of another scope comes from where this machine gets its packages.
 */
export async function startRegistry(): Promise<LocalRegistry> {
  const folder = await mkdtemp(join(tmpdir(), 'armor-registry-'))
  const anybody = { access: '$all', publish: '$all', unpublish: '$all' }
  const server = (await runServer({
    configPath: join(folder, 'config.yaml'),
    storage: join(folder, 'storage'),
    uplinks: {},
    packages: { '**': anybody },
    auth: {},
    middlewares: {},
    web: { enable: false },
    log: { type: 'stdout', format: 'pretty', level: 'error' },
  })) as Server
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const npmrc = (scope: string) => `${scope}:registry=http://${host}/\n`
  // npm and pnpm publish nothing without a token, though this registry asks for none.
  const token = `//${host}/:_authToken=anybody\n`
  await writeFile(join(folder, '.npmrc'), token)

  return {
    url: `http://${host}/`,
    npmrc,
    publisherNpmrc: (scope) => npmrc(scope) + token,
    publish: async (tarball, tag = 'latest') => {
      await run(
        'pnpm',
        ['publish', tarball, '--registry', `http://${host}/`, '--tag', tag, '--no-git-checks'],
        folder,
      )
    },
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
      await rm(folder, { recursive: true })
    },
  }
}
