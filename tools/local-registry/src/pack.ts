import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from './run.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..')

/** A package of this repository as it is published. */
export interface Packed {
  readonly name: string
  readonly version: string
  /** Where its source is. */
  readonly folder: string
  readonly tarball: string
  /** The files in it, sorted. */
  readonly files: readonly string[]
}

/** Packs of this repository, and how to be rid of them. */
export interface Packs {
  readonly packages: readonly Packed[]
  readonly remove: () => Promise<void>
}

/** The folders of all packages of this repository that are published: those that are not private. */
export async function publishedFolders(): Promise<string[]> {
  const listed = await run('pnpm', ['list', '--recursive', '--depth', '-1', '--json'], root)
  const projects = JSON.parse(listed) as { readonly path: string; readonly private?: boolean }[]
  return projects.filter((project) => project.private !== true).map(({ path }) => path)
}

/** Packs every published package as a release does. What a package builds must have been built before. */
export async function packPublished(): Promise<Packs> {
  const destination = await mkdtemp(join(tmpdir(), 'armor-packs-'))
  const packages: Packed[] = []
  for (const folder of await publishedFolders()) packages.push(await pack(folder, destination))
  return {
    packages,
    remove: () => rm(destination, { recursive: true }),
  }
}

/** Packs one package into a folder. */
export async function pack(folder: string, destination: string): Promise<Packed> {
  const printed = await run('pnpm', ['pack', '--json', '--pack-destination', destination], folder)
  const { name, version, filename, files } = JSON.parse(printed) as {
    readonly name: string
    readonly version: string
    readonly filename: string
    readonly files: readonly { readonly path: string }[]
  }
  return {
    name,
    version,
    folder,
    tarball: resolve(destination, filename),
    files: files.map(({ path }) => path).toSorted(),
  }
}

/** Reads the manifest that stands in a tarball. */
export async function packedManifest({ tarball }: Packed): Promise<Record<string, unknown>> {
  const text = await run('tar', ['-xzOf', tarball, 'package/package.json'], dirname(tarball))
  return JSON.parse(text) as Record<string, unknown>
}
