import { readRelease, type PublishedPackage, type Release } from './plan.ts'
import { runStep } from './step.ts'

/** A command and its arguments. */
export type Step = readonly [command: string, ...args: readonly string[]]

/** What must hold before anything is published: it is built anew, and the tarballs are what they should be. */
export const proofs: readonly Step[] = [
  ['turbo', 'run', 'build', '--force', '--output-logs=errors-only'],
  ['turbo', 'run', 'test', '--filter=@armor/packed', '--force', '--output-logs=errors-only'],
]

/**
 * Publishes each package whose version the registry doesn't have. With a tag it is a snapshot: under that tag alone,
 * and without git tags.
 */
export async function publish(root: string, tag: string | undefined, before = proofs): Promise<void> {
  const fault = publishFault(await readRelease(root), tag)
  if (fault !== null) throw new Error(fault)
  for (const [command, ...args] of before) await runStep(root, command, args)
  await runStep(root, 'changeset', ['publish', ...(tag === undefined ? [] : ['--tag', tag, '--no-git-tag'])])
}

/** Why this can't be published as it stands, in one line; `null` where it can. */
export function publishFault({ packages, planned }: Release, tag: string | undefined): string | null {
  const snapshots = packages.filter(isSnapshot).map(({ name, version }) => `${name} ${version}`)
  if (tag === 'latest')
    return 'expected a tag of its own for a snapshot, got latest, which everybody installs'
  if (tag === undefined && snapshots.length > 0) {
    return `${snapshots.join(', ')}: a snapshot goes out under a tag: npm run release -- --tag <name>`
  }
  if (tag !== undefined && snapshots.length === 0) {
    return `a tag is for snapshots, and no version here is one. First: npm run version -- --snapshot ${tag}`
  }
  if (tag === undefined && planned.length > 0) {
    return `changesets are pending for ${planned.map(({ name }) => name).join(', ')}. First: npm run version, and commit`
  }
  return null
}

function isSnapshot({ version }: PublishedPackage): boolean {
  return version.includes('-')
}
