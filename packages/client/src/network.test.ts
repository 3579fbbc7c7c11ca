import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createArmorClient } from './client.ts'
import { exampleAnswer } from './testing/examples.ts'

let server: Server | undefined
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
  server = undefined
})

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener)
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const once = { attempts: 1 }

describe('over a real socket', () => {
  it('an answer is read', async () => {
    const baseUrl = await serve((_, response) => {
      response.setHeader('content-type', 'application/json').end(JSON.stringify(exampleAnswer('authorize')))
    })
    const result = await createArmorClient({ baseUrl }).authorize({
      username: 'ada@example.com',
      password: 'x',
    })
    expect(result).toMatchObject({ ok: true, value: { code: expect.any(String) } })
  })

  it('a refused connection was surely not sent', async () => {
    const baseUrl = await serve(() => {})
    await new Promise((resolve) => server!.close(resolve))
    const result = await createArmorClient({ baseUrl, retry: once }).validateRecovery({ recoveryId: 'r' })
    expect(result).toMatchObject({ ok: false, error: { code: 'network', delivery: 'not_sent' } })
  })

  it('a host that does not exist was surely not sent to', async () => {
    const client = createArmorClient({ baseUrl: 'http://no-such-host.invalid', retry: once })
    const result = await client.validateRecovery({ recoveryId: 'r' })
    expect(result).toMatchObject({ ok: false, error: { code: 'network', delivery: 'not_sent' } })
  })

  it.each<[string, RequestListener]>([
    ['before the answer', (request) => request.socket.destroy()],
    [
      'in the middle of the body',
      (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
        response.write('{"success": true,', () => response.socket?.destroy())
      },
    ],
  ])('a connection that breaks %s leaves it unknown whether the server acted', async (_, listener) => {
    const baseUrl = await serve(listener)
    const result = await createArmorClient({ baseUrl }).validateRecovery({ recoveryId: 'r' })
    expect(result).toMatchObject({ ok: false, error: { code: 'network', delivery: 'unknown' } })
  })

  it('a redirect is not followed', async () => {
    const paths: (string | undefined)[] = []
    const baseUrl = await serve((request, response) => {
      paths.push(request.url)
      response.writeHead(307, { location: '/elsewhere' }).end()
    })
    const result = await createArmorClient({ baseUrl }).authorize({
      username: 'ada@example.com',
      password: 'x',
    })
    expect(result).toMatchObject({ ok: false, error: { code: 'redirected' } })
    expect(paths).toEqual(['/auth/authorize'])
  })

  it('a slow answer is given up when its time is up', async () => {
    const baseUrl = await serve(() => {})
    const client = createArmorClient({ baseUrl, timeoutMs: 30, retry: once })
    expect(await client.getRecoveryUserContext({ username: 'ada@example.com' })).toMatchObject({
      ok: false,
      error: { code: 'timed_out', delivery: 'unknown' },
    })
  })
})
