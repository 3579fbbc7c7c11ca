import { once } from 'node:events'
import { createServer } from 'node:net'

/** Listens for a moment, and throws what listening throws: the port is taken, or not for this user to take. */
export async function checkPort({ host, port }: { host: string; port: number }): Promise<void> {
  const probe = createServer().listen({ host, port })
  await once(probe, 'listening')
  probe.close()
  await once(probe, 'close')
}
