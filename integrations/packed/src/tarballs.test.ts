import { readFile } from 'node:fs/promises'
import { packedManifest, packPublished, run, type Packed } from '@armor/local-registry'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { afterAll, describe, expect, test } from 'vitest'
import { expectedFiles, fileFaults } from './expected-files.ts'
import { assetPaths, manifestFaults, type Manifest } from './manifest.ts'

const { packages, remove } = await packPublished()
afterAll(remove)

interface Attw {
  readonly analysis: { readonly entrypoints: Readonly<Record<string, unknown>> }
}

async function manifestOf(packed: Packed): Promise<Manifest> {
  return (await packedManifest(packed)) as unknown as Manifest
}

test('the packages that are published are these, and nothing else leaves the house', () => {
  expect(packages.map(({ name }) => name).toSorted()).toEqual([
    '@armor/auth-flows',
    '@armor/client',
    '@armor/spec',
  ])
})

describe.each(packages)('the tarball of $name', (packed) => {
  test('holds the files that belong there, and no others', async () => {
    expect(fileFaults(packed.name, packed.files, await expectedFiles(packed.folder))).toEqual([])
  })

  test('has a manifest that a consumer can use', async () => {
    expect(manifestFaults(await manifestOf(packed))).toEqual([])
  })

  test('is what its manifest says, to publint', async () => {
    const file = await readFile(packed.tarball)
    const tarball = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength)
    const { messages, pkg } = await publint({ pack: { tarball }, strict: true })
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([])
    expect(pkg['name']).toBe(packed.name)
  })

  test('gives types wherever it gives a module, to attw', async () => {
    const manifest = await manifestOf(packed)
    const assets = assetPaths(manifest)
    const excluded = assets.length > 0 ? ['--exclude-entrypoints', ...assets] : []
    const args = ['exec', 'attw', packed.tarball, '--profile', 'esm-only', '--format', 'json', ...excluded]
    // Its exit code says whether there is a problem.
    const { analysis } = JSON.parse(await run('pnpm', args, import.meta.dirname)) as Attw
    const modules = Object.keys(manifest.exports ?? {}).filter((path) => !assets.includes(path))
    expect(Object.keys(analysis.entrypoints)).toEqual(modules)
  })
})
