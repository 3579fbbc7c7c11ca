import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { saves } from './saves.ts'

let folder: string
let spec: string
let stopped: AbortController

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'armor-saves-'))
  spec = join(folder, 'openapi.yaml')
  writeFileSync(spec, 'first')
  stopped = new AbortController()
})
afterEach(() => {
  stopped.abort()
  rmSync(folder, { recursive: true })
})

test('the text comes at once, and again after a save', async () => {
  const texts = saves(spec, stopped.signal)
  expect((await texts.next()).value).toBe('first')
  writeFileSync(spec, 'second')
  expect((await texts.next()).value).toBe('second')
})

test('a save by replacing the file is noticed', async () => {
  const texts = saves(spec, stopped.signal)
  await texts.next()
  writeFileSync(`${spec}.draft`, 'second')
  renameSync(`${spec}.draft`, spec)
  expect((await texts.next()).value).toBe('second')
})

test('other files, and saves that change nothing, are passed over', async () => {
  const texts = saves(spec, stopped.signal)
  await texts.next()
  writeFileSync(join(folder, 'redocly.yaml'), 'rules')
  writeFileSync(spec, 'first')
  const next = texts.next()
  writeFileSync(spec, 'third')
  expect((await next).value).toBe('third')
})

test('it ends by the signal', async () => {
  const texts = saves(spec, stopped.signal)
  await texts.next()
  const next = texts.next()
  stopped.abort()
  await expect(next).rejects.toMatchObject({ name: 'AbortError' })
})
