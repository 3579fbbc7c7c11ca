import { createHash } from 'node:crypto'
import { globSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'

const foreign = new Set(['node_modules', '.git', '.turbo', '.data', 'dist'])

/** What every file of the repository holds just now, as digests by path. */
export function snapshot(root: string): Map<string, string> {
  const paths = globSync('**/*', { cwd: root, exclude: (path) => foreign.has(basename(path)) })
  const files = paths.filter((path) => statSync(join(root, path)).isFile())
  return new Map(
    files.map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(root, path)))
        .digest('hex'),
    ]),
  )
}

/** The files that were changed, made or removed between two snapshots. */
export function changedFiles(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): string[] {
  const paths = new Set([...before.keys(), ...after.keys()])
  return [...paths].filter((path) => before.get(path) !== after.get(path)).toSorted()
}
