import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { digestOfManifests, workspaceFolders } from './install.mjs'

describe('the folders of the workspace', () => {
  const list = (room: string) => ({ packages: ['client', 'auth-flows'] })[room] ?? []

  test('a name is itself, a star is every folder in the room', () => {
    const yaml = "packages:\n  - spec\n  - 'packages/*' # published\n  - tools/*\n\ncatalog:\n  - x: y\n"
    expect(workspaceFolders(yaml, list)).toEqual(['spec', 'packages/client', 'packages/auth-flows'])
  })

  test('a file without the list is refused rather than taken for an empty one', () => {
    expect(() => workspaceFolders('catalog:\n', list)).toThrow('expected a line "packages:"')
  })
})

describe('the digest of what is installed', () => {
  let root: string
  const write = (path: string, text: string) => writeFileSync(join(root, path), text)

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'armor bootstrap '))
    mkdirSync(join(root, 'packages/client'), { recursive: true })
    write('pnpm-workspace.yaml', 'packages:\n  - packages/*\n')
    write('pnpm-lock.yaml', 'lockfileVersion: 9\n')
    write('package.json', '{}')
    write('packages/client/package.json', '{}')
  })
  afterEach(() => rmSync(root, { recursive: true }))

  test('stays the same while nothing that an install goes by changes', () => {
    const before = digestOfManifests(root)
    write('packages/client/README.md', 'words')
    expect(digestOfManifests(root)).toBe(before)
  })

  test.each([
    ['the lockfile', 'pnpm-lock.yaml'],
    ['the root manifest', 'package.json'],
    ['the manifest of a package', 'packages/client/package.json'],
    ['the workspace settings', 'pnpm-workspace.yaml'],
  ])('changes with %s', (_, path) => {
    const before = digestOfManifests(root)
    write(path, 'packages:\n  - packages/*\n# changed\n')
    expect(digestOfManifests(root)).not.toBe(before)
  })

  test('changes with a new package', () => {
    const before = digestOfManifests(root)
    mkdirSync(join(root, 'packages/testing'))
    write('packages/testing/package.json', '{}')
    expect(digestOfManifests(root)).not.toBe(before)
  })
})
