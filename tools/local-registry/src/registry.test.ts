import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { pack, packedManifest } from './pack.ts'
import { startRegistry, type LocalRegistry } from './registry.ts'
import { run } from './run.ts'

let registry: LocalRegistry
let folder: string

beforeEach(async () => {
  registry = await startRegistry()
  folder = await mkdtemp(join(tmpdir(), 'armor-registry-test-'))
})

afterEach(async () => {
  await registry.close()
  await rm(folder, { recursive: true })
})

/** Writes a package of one module, and packs it. */
async function packGreeting(version: string, greeting: string) {
  const source = join(folder, `greeting-${version}`)
  await mkdir(source)
  const manifest = { name: '@team/greeting', version, type: 'module', exports: './index.js' }
  await writeFile(join(source, 'package.json'), JSON.stringify(manifest))
  await writeFile(join(source, 'index.js'), `export const greeting = '${greeting}'\n`)
  return pack(source, folder)
}

/** Installs `@team/greeting` in a project of its own, and gives what it says. */
async function installed(wanted: string): Promise<string> {
  const project = await mkdtemp(join(folder, 'project-'))
  await writeFile(
    join(project, 'package.json'),
    JSON.stringify({ type: 'module', dependencies: { '@team/greeting': wanted } }),
  )
  await writeFile(join(project, '.npmrc'), registry.npmrc('@team'))
  await writeFile(join(project, 'pnpm-workspace.yaml'), 'minimumReleaseAge: 0\n')
  await writeFile(
    join(project, 'main.js'),
    "import { greeting } from '@team/greeting'\nconsole.log(greeting)\n",
  )
  await run('pnpm', ['install'], project)
  return (await run(process.execPath, ['main.js'], project)).trim()
}

test('a packed package is published, and installed by its range', async () => {
  await registry.publish((await packGreeting('1.0.0', 'hello')).tarball)
  await registry.publish((await packGreeting('1.1.0', 'hello again')).tarball)
  await registry.publish((await packGreeting('2.0.0', 'good day')).tarball)
  expect(await installed('^1.0.0')).toBe('hello again')
  expect(await installed('1.0.0')).toBe('hello')
})

test('a version under another tag is what asks for the tag gets, and nobody else', async () => {
  await registry.publish((await packGreeting('1.0.0', 'hello')).tarball)
  await registry.publish((await packGreeting('0.0.0-branch-1', 'hello from a branch')).tarball, 'branch')
  expect(await installed('latest')).toBe('hello')
  expect(await installed('branch')).toBe('hello from a branch')
})

test('a version is published once: the second time is an error that says so', async () => {
  const { tarball } = await packGreeting('1.0.0', 'hello')
  await registry.publish(tarball)
  await expect(registry.publish(tarball)).rejects.toThrow(/1\.0\.0/)
})

test('a pack lists its files, and its manifest can be read', async () => {
  const packed = await packGreeting('1.0.0', 'hello')
  expect(packed).toMatchObject({ name: '@team/greeting', version: '1.0.0' })
  expect(packed.files).toEqual(['index.js', 'package.json'])
  expect(await packedManifest(packed)).toMatchObject({ name: '@team/greeting', exports: './index.js' })
})

test('nothing of it is left when it is closed', async () => {
  const other = await startRegistry()
  expect((await fetch(`${other.url}-/ping`)).status).toBe(200)
  await other.close()
  await expect(fetch(`${other.url}-/ping`)).rejects.toThrow('fetch failed')
})

test('a project takes one scope from here and everything else from where it did before', async () => {
  await writeFile(join(folder, '.npmrc'), registry.npmrc('@team'))
  const registryOf = async (key: string) => (await run('pnpm', ['config', 'get', key], folder)).trim()
  expect(await registryOf('@team:registry')).toBe(registry.url)
  expect(await registryOf('registry')).not.toBe(registry.url)
})
