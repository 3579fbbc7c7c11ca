import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { whileLocked } from './lock.mjs'

let folder: string
let lock: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'armor-lock-'))
  lock = join(folder, 'deep', 'install.lock')
})
afterEach(() => rmSync(folder, { recursive: true }))

test('the lock names its process while the work is done, and is gone afterwards', () => {
  let during = ''
  whileLocked(lock, expectSilence, () => {
    during = readFileSync(lock, 'utf8')
  })
  expect(during).toBe(String(process.pid))
  expect(existsSync(lock)).toBe(false)
})

test('it is let go of when the work fails', () => {
  expect(() =>
    whileLocked(lock, expectSilence, () => {
      throw new Error('no space left')
    }),
  ).toThrow('no space left')
  expect(existsSync(lock)).toBe(false)
})

test('a lock whose process is gone is taken over', () => {
  whileLocked(lock, expectSilence, () => undefined)
  const gone = spawnSync(process.execPath, ['-e', '']).pid
  writeFileSync(lock, String(gone))
  let worked = false
  whileLocked(lock, expectSilence, () => {
    worked = true
  })
  expect(worked).toBe(true)
})

test('a lock whose process lives is waited for', () => {
  whileLocked(lock, expectSilence, () => undefined)
  writeFileSync(lock, String(process.pid))
  const said: string[] = []
  let worked = false
  // The owner lets go just when the other one says that it waits.
  const say = (text: string) => {
    said.push(text)
    rmSync(lock)
  }
  whileLocked(lock, say, () => {
    worked = true
  })
  expect(said).toEqual([expect.stringContaining('waiting for another run')])
  expect(worked).toBe(true)
})

function expectSilence(text: string): void {
  throw new Error(`expected nothing to be said, got ${JSON.stringify(text)}`)
}
