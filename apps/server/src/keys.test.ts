import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadKeys } from './keys.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'armor-keys-'))
  path = join(folder, 'made', 'armor.keys')
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('the key file', () => {
  it('is created once, readable by its owner alone as is a folder made for it, and read the same afterwards', async () => {
    const created = await loadKeys(path, { create: true })
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o700)
    const read = await loadKeys(path, { create: true })
    expect(read.otp.equals(created.otp)).toBe(true)
    expect(read.outbox.equals(created.outbox)).toBe(true)
    expect(read.names.equals(created.names)).toBe(true)
    expect(read.idToken.kid).toBe(created.idToken.kid)
    expect(new Set([read.otp, read.outbox, read.names].map((key) => key.toString('hex'))).size).toBe(3)
  })

  it('is asked for by name where it may not be created', async () => {
    await expect(loadKeys(path, { create: false })).rejects.toThrow(/does not exist.*--keys/)
  })

  it.each(['not JSON', '{}', '{"otp":"c2hvcnQ="}'])(
    'that is damaged is refused by name, without its text: %s',
    async (text) => {
      await loadKeys(path, { create: true })
      writeFileSync(path, text)
      await expect(loadKeys(path, { create: true })).rejects.toThrow(
        /^the key file .*armor\.keys cannot be used \([^{}]*\)$/,
      )
    },
  )
})
