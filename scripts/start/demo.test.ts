import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startDemo, type RunningDemo } from './demo.ts'
import { isFreePort } from './port.ts'

const cheapHash = { ARMOR_HASH_MEMORY_KIB: '8', ARMOR_HASH_PASSES: '1' }
const faults: unknown[] = []
const reports = {
  onFault: (fault: unknown) => faults.push(fault),
  onDeliveryFailure: (_: string, error: unknown) => faults.push(error),
}

let folder: string
let demo: RunningDemo | null

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'armor-demo-'))
  writeFileSync(join(folder, 'index.html'), '<title>The demo</title>')
  faults.length = 0
  demo = null
})
afterEach(async () => {
  await demo?.close()
  rmSync(folder, { recursive: true })
  if (faults.length > 0) throw new Error('the server reported a fault', { cause: faults[0] })
})

const start = async (given: { fresh?: boolean } = {}) => {
  const options = {
    port: 0,
    serverPort: 0,
    fresh: false,
    database: join(folder, 'armor.db'),
    directory: folder,
  }
  demo = await startDemo({ ...options, ...given }, cheapHash, reports)
  return demo
}

async function post(url: string, body: unknown): Promise<unknown> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return answer.json()
}

test('page and server answer on the one address', async () => {
  const { url, users } = await start()
  expect(await (await fetch(url)).text()).toContain('<title>The demo</title>')
  const { username, password } = users[0]!
  expect(await post(`${url}api/auth/authorize`, { username, password })).toMatchObject({ success: true })
})

test('a mailed link leads to the page', async () => {
  const { url, outboxUrl, users } = await start()
  await post(`${url}api/recovery/initiateemail`, { username: users[0]!.username })
  await expect
    .poll(async () => (await fetch(outboxUrl)).text(), { timeout: 30_000 })
    .toContain(`${url}#token=`)
})

test('users stay between two starts, and starting afresh makes them anew', async () => {
  const first = await start()
  const made = await post(`${first.controlUrl}/personas`, {})
  const { username, password } = made as { username: string; password: string }
  await first.close()

  const second = await start()
  expect(await post(`${second.url}api/auth/authorize`, { username, password })).toMatchObject({
    success: true,
  })
  await second.close()

  const third = await start({ fresh: true })
  expect(await post(`${third.url}api/auth/authorize`, { username, password })).toMatchObject({ status: 401 })
})

test('closing it lets go of both ports', async () => {
  const { url, serverUrl, close } = await start()
  await close()
  for (const address of [url, serverUrl]) expect(await isFreePort(Number(new URL(address).port))).toBe(true)
})

test('a page that can not be served leaves no server behind, and the other way round', async () => {
  const options = { fresh: false, database: join(folder, 'armor.db') }
  const without = { ...options, port: 0, serverPort: 0, directory: join(folder, 'nowhere') }
  await expect(startDemo(without, cheapHash, reports)).rejects.toThrow('no page in')

  const { serverUrl } = await start()
  const taken = { ...options, database: join(folder, 'other.db'), port: 0, directory: folder }
  const serverPort = Number(new URL(serverUrl).port)
  await expect(startDemo({ ...taken, serverPort }, cheapHash, reports)).rejects.toMatchObject({
    code: 'EADDRINUSE',
  })
})
