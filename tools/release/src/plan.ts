import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { assembleReleasePlan } from '@changesets/assemble-release-plan'
import { readConfig } from '@changesets/config'
import { readChangesets } from '@changesets/read'
import type { Packages, ReleasePlan } from '@changesets/types'
import { getPackages } from '@manypkg/get-packages'

/** One published package in the release that the pending changesets give. */
export interface PlannedRelease {
  readonly name: string
  readonly from: string
  readonly to: string
  readonly type: 'major' | 'minor' | 'patch'
  readonly reasons: readonly Reason[]
}

/** Why a package moves: a changeset that names it, or a dependency that moves. */
export interface Reason {
  readonly type: 'major' | 'minor' | 'patch'
  readonly text: string
  /** The changeset's file, or `null` where no changeset names the package. */
  readonly file: string | null
}

/** A published package as it stands. */
export interface PublishedPackage {
  readonly name: string
  readonly version: string
  readonly folder: string
  readonly dependencies: readonly string[]
}

/** What is pending, and what it is pending for. */
export interface Release {
  readonly packages: readonly PublishedPackage[]
  readonly planned: readonly PlannedRelease[]
  /** Those whose version has no git tag: publishing sets one. While changesets are pending, the versions come first. */
  readonly unpublished: readonly PublishedPackage[]
}

/** Reads what a release would hold, from the changesets that wait in `.changeset/`. */
export async function readRelease(root: string): Promise<Release> {
  const workspace = await getPackages(root)
  const { config, errors } = await readConfig(workspace.rootDir, workspace)
  if (config === undefined) throw new Error(`.changeset/config.json: ${errors.join('; ')}`)
  const changesets = await readChangesets(workspace.rootDir)
  const packages = publishedPackages(workspace)
  const plan = assembleReleasePlan(changesets, workspace, config, undefined)
  const planned = plannedReleases(plan, packages)
  const tags = new Set((await git(root, 'tag', '--list')).split('\n'))
  const untagged = packages.filter(({ name, version }) => !tags.has(`${name}@${version}`))
  return { packages, planned, unpublished: planned.length > 0 ? [] : untagged }
}

async function git(root: string, ...args: readonly string[]): Promise<string> {
  return (await promisify(execFile)('git', args, { cwd: root })).stdout
}

function publishedPackages({ packages }: Packages): PublishedPackage[] {
  return packages
    .filter(({ packageJson }) => packageJson.private !== true)
    .map(({ packageJson, dir }) => ({
      name: packageJson.name,
      version: packageJson.version,
      folder: dir,
      dependencies: Object.keys({ ...packageJson.dependencies, ...packageJson.peerDependencies }),
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name))
}

/** The published packages that move, with what moves them. */
export function plannedReleases(plan: ReleasePlan, packages: readonly PublishedPackage[]): PlannedRelease[] {
  const planned: PlannedRelease[] = []
  for (const { name, dependencies } of packages) {
    const release = plan.releases.find((candidate) => candidate.name === name)
    if (release === undefined || release.type === 'none') continue
    const { type, oldVersion: from, newVersion: to } = release
    const named = plan.changesets.flatMap(({ id, summary, releases }) =>
      releases
        .filter((part) => part.name === name && part.type !== 'none')
        .map((part) => ({ type: part.type as Reason['type'], text: summary, file: `.changeset/${id}.md` })),
    )
    const moving = plan.releases.filter((other) => other.type !== 'none' && dependencies.includes(other.name))
    const followed = moving.map((other) => ({
      type,
      text: `It depends on ${other.name}, which becomes ${other.newVersion}.`,
      file: null,
    }))
    planned.push({ name, from, to, type, reasons: named.length > 0 ? named : followed })
  }
  return planned
}
