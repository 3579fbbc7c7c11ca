import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runAlone } from './sole-run.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'armor-sole-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('a second run is refused while the first one lasts', () => {
  const lock = join(folder, '.data', 'demo.lock')
  const release = runAlone(lock)
  expect(() => runAlone(lock)).toThrow('the demo of this folder runs already: use it, or stop it first')
  release()
  runAlone(lock)()
})

test('a folder that cannot be used is not taken for another run', () => {
  writeFileSync(join(folder, 'file'), '')
  expect(() => runAlone(join(folder, 'file', 'demo.lock'))).toThrow(join(folder, 'file'))
})
