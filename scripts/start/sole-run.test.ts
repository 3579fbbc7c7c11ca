import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { markAsRunning } from './sole-run.ts'

let folder: string
let mark: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'armor-sole-'))
  mark = join(folder, '.data', 'demo.pid')
})
afterEach(() => rmSync(folder, { recursive: true }))

test('the mark names the process, and goes with it', () => {
  const unmark = markAsRunning(mark)
  expect(readFileSync(mark, 'utf8').trim()).toBe(String(process.pid))
  unmark()
  expect(existsSync(mark)).toBe(false)
})

test('a second run beside a living one is refused, by the number of its process', () => {
  markAsRunning(mark)
  writeFileSync(mark, '4711')
  expect(() => markAsRunning(mark, () => true)).toThrow('runs already, as process 4711')
  expect(readFileSync(mark, 'utf8')).toBe('4711')
})

test('the mark of a run that was killed is taken over', () => {
  markAsRunning(mark)
  writeFileSync(mark, '4711')
  markAsRunning(mark, () => false)
  expect(readFileSync(mark, 'utf8').trim()).toBe(String(process.pid))
})
