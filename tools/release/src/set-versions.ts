import { existsSync } from 'node:fs'
import { copyFile, mkdir } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { specPaths } from '@armor/spec-check/released'
import { nothingPending } from './plan-text.ts'
import { readRelease, type PublishedPackage } from './plan.ts'
import { runStep } from './step.ts'

/**
 * Turns the pending changesets into versions and changelogs. What a release was made from is written down with it:
 * the spec. A snapshot is no release: it has versions that no range matches, and leaves the released spec alone.
 *
 * @returns the published packages with their new versions.
 */
export async function setVersions(root: string, snapshot?: string): Promise<readonly PublishedPackage[]> {
  if ((await readRelease(root)).planned.length === 0) throw new Error(nothingPending)
  if (snapshot !== undefined && !/^[a-z0-9][a-z0-9-]*$/.test(snapshot)) {
    throw new Error(
      `expected a snapshot's name of lower-case letters, digits and hyphens, such as longer-codes, got ${JSON.stringify(snapshot)}`,
    )
  }
  await runStep(root, 'changeset', ['version', ...(snapshot === undefined ? [] : ['--snapshot', snapshot])])
  if (snapshot === undefined) {
    // `npm run spec:check` compares with it.
    const { current, released } = specPaths(root)
    await mkdir(dirname(released), { recursive: true })
    await copyFile(current, released)
  }
  const { packages } = await readRelease(root)
  const changelogs = packages
    .map(({ folder }) => join(folder, 'CHANGELOG.md'))
    .filter((path) => existsSync(path))
  await runStep(
    root,
    'oxfmt',
    changelogs.map((path) => relative(root, path)),
  )
  return packages
}
