import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { choosePort, isFreePort } from './port.ts'

const free = async () => true
const taken = async () => false

test('the usual port is taken while it is free', async () => {
  expect(await choosePort(null, 4000, free)).toBe(4000)
})

test('a port that somebody else has is left to them: any free one is asked for', async () => {
  expect(await choosePort(null, 4000, taken)).toBe(0)
})

test('a port that was asked for is kept, so that the failure names it', async () => {
  expect(await choosePort(4444, 4000, taken)).toBe(4444)
})

test('a port is not free while somebody listens on it', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as { port: number }
  expect(await isFreePort(port)).toBe(false)
  other.close()
  await once(other, 'close')
  expect(await isFreePort(port)).toBe(true)
})
