import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { configOf } from './config.ts'
import { startServer } from './index.ts'
import { cheapHash } from './testing/context.ts'
import { startTestServer, type TestServer } from './testing/server.ts'

const silent = { onFault: () => {}, onDeliveryFailure: () => {} }

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'armor-start-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('a server that is closed', () => {
  async function delayedSignIn(server: TestServer, delayMs: number) {
    const user = await server.persona()
    await server.call('POST', '/demo/control/faults', {
      body: { operation: 'authorize', kind: 'delay', delayMs },
    })
    const outcome = server.call('POST', '/auth/authorize', { body: user }).then(
      ({ status, headers }) => `${status}, then ${headers.get('connection')}`,
      () => 'cut',
    )
    // Answered after the sign-in has arrived, on another connection.
    await server.call('GET', '/demo/outbox')
    return { outcome }
  }

  it('answers what is under way', async () => {
    const server = await startTestServer()
    const underWay = await delayedSignIn(server, 200)
    await server.close()
    expect(await underWay.outcome).toBe('200, then close')
  })

  it('cuts what takes longer than it may', async () => {
    const server = await startTestServer({ drainSeconds: 0 })
    const underWay = await delayedSignIn(server, 60_000)
    await server.close()
    expect(await underWay.outcome).toBe('cut')
  })
})

describe('a start', () => {
  const start = (given: object) =>
    startServer(configOf({ ...cheapHash, port: 0, database: join(folder, 'armor.db'), ...given }), silent)

  it('is refused in production, where nothing could deliver a message', async () => {
    await expect(start({ environment: 'production' })).rejects.toThrow(/carrier/)
    expect(existsSync(join(folder, 'armor.db'))).toBe(false)
  })

  it('is refused with keys that cannot be read', async () => {
    writeFileSync(join(folder, 'keys'), 'no keys')
    await expect(start({ keys: join(folder, 'keys') })).rejects.toThrow(
      /key file .*keys cannot be used \(not JSON\)/,
    )
  })

  it('on a port that is taken fails, and leaves the database for the next', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    await expect(start({ port })).rejects.toThrow(/EADDRINUSE/)
    other.close()
    const server = await start({ demo: true })
    expect(server.demo?.users).toHaveLength(3)
    await server.close()
  })
})
