import type { FastifyInstance } from 'fastify'
import { refusal } from '../http/refusal.ts'
import { isLoopback } from '../loopback.ts'

/**
 * Refuses routes below a path to requests that name a host other than this machine. A browser keeps pages of other
 * sites out by name, and whoever owns a name can have it lead to 127.0.0.1: then the name is all that tells them.
 */
export function refuseForeignHosts(app: FastifyInstance, path: string): void {
  app.addHook('onRequest', async ({ routeOptions, headers }) => {
    if (!routeOptions.url?.startsWith(`${path}/`)) return
    const hostname = URL.parse(`http://${headers.host}`)?.hostname
    if (hostname !== undefined && isLoopback(hostname)) return
    throw refusal(
      421,
      'misdirected_request',
      'The demo answers on this machine only: use the host 127.0.0.1.',
    )
  })
}
