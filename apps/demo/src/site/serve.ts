// Serves the built page, with the server behind `/api` of the same origin: no CORS, no second address.
//
//   servePage({ port, serverUrl, host?, directory? }): Promise<{ url, close() }>
//
// `serverUrl` is the Authentication API's address, or a function that gives it: the page may listen first, so that
// the server can be told the page's address as its --link-base. `port` 0 takes a free one. `directory` is the built
// page, `apps/demo/dist` unless given; `npm run build` there (or `turbo run build`) makes it.
// Alone: node --conditions=@armor/source apps/demo/src/site/serve.ts [--port 4000] [--server http://127.0.0.1:4010]
import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import httpProxy from '@fastify/http-proxy'
import fastifyStatic from '@fastify/static'
import fastify from 'fastify'
import { headersOf } from './headers.ts'

/** Where to serve the page, and where the server is. */
export interface PageOptions {
  readonly port: number
  readonly serverUrl: string | (() => string)
  readonly host?: string
  readonly directory?: string
}

/** A page that is being served. */
export interface ServedPage {
  readonly url: string
  close(): Promise<void>
}

/** Where the server stands on the page's origin. */
export const apiPath = '/api'

const built = join(import.meta.dirname, '../../dist')

/** Serves the built page and passes `/api/*` on to the server. */
export async function servePage(options: PageOptions): Promise<ServedPage> {
  const { port, host = '127.0.0.1', directory = built } = options
  if (!existsSync(join(directory, 'index.html'))) {
    throw new Error(`no page in ${directory}: run \`npm run pnpm -- --filter @armor/demo build\` first`)
  }
  const serverUrl = () => (typeof options.serverUrl === 'string' ? options.serverUrl : options.serverUrl())
  const app = fastify({ forceCloseConnections: true })
  app.addHook('onSend', async (request, reply) => {
    // What the server answers keeps the server's own headers.
    if (!request.url.startsWith(`${apiPath}/`)) reply.headers(headersOf(request.url))
  })
  await app.register(httpProxy, {
    prefix: apiPath,
    upstream: '',
    replyOptions: {
      getUpstream: serverUrl,
      // As the browser sent it: the server shows its messages to a host on this machine alone.
      rewriteRequestHeaders: ({ headers: { host: asked } }, headers) => ({ ...headers, host: asked }),
      onError: (reply) => {
        void reply.code(502).send(unreachable(serverUrl()))
      },
    },
  })
  await app.register(fastifyStatic, { root: directory, cacheControl: false })
  await app.listen({ port, host })
  const { port: taken } = app.server.address() as AddressInfo
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}/`, close: () => app.close() }
}

/** In the shape of the spec's errors, but under a status that no call of the spec gives: the server never saw the call. */
function unreachable(serverUrl: string) {
  return {
    error: 'server_unreachable',
    error_description: `Nothing answers on ${serverUrl}: start the server with \`npm run server -- --demo\`.`,
    status: 502,
    referenceId: '-',
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4000' },
      server: { type: 'string', default: 'http://127.0.0.1:4010' },
    },
  })
  const page = await servePage({ port: Number(values.port), serverUrl: values.server })
  process.stdout.write(`The demo on ${page.url}\n`)
}

if (import.meta.main) {
  await main().catch((error: unknown) => {
    process.stderr.write(`armor-demo: ${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  })
}
