import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { changedFiles, snapshot } from './mended.ts'

let root: string
const write = (path: string, text: string) => {
  mkdirSync(join(root, path, '..'), { recursive: true })
  writeFileSync(join(root, path), text)
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'armor-mended-'))
  write('spec/openapi.yaml', 'a')
  write('packages/client/src/schema.gen.ts', 'a')
})
afterEach(() => rmSync(root, { recursive: true }))

test('a changed, a new and a removed file are named', () => {
  const before = snapshot(root)
  write('packages/client/src/schema.gen.ts', 'b')
  write('spec/generated/schemas/Error.json', '{}')
  rmSync(join(root, 'spec/openapi.yaml'))
  expect(changedFiles(before, snapshot(root))).toEqual([
    'packages/client/src/schema.gen.ts',
    'spec/generated/schemas/Error.json',
    'spec/openapi.yaml',
  ])
})

test('a file that was written again as it was is not named', () => {
  const before = snapshot(root)
  write('spec/openapi.yaml', 'a')
  expect(changedFiles(before, snapshot(root))).toEqual([])
})

test('what is installed or built is left out of account', () => {
  const before = snapshot(root)
  write('node_modules/x/index.js', 'x')
  write('packages/client/dist/index.js', 'x')
  write('.turbo/runs/1.json', '{}')
  expect(changedFiles(before, snapshot(root))).toEqual([])
})
