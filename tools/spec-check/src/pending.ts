import { readChangesets } from '@changesets/read'
import { isSmaller, largest, type Bump } from './bump.ts'
import type { Required } from './required.ts'

/** A changeset that waits for the next release. */
export interface PendingChangeset {
  readonly summary: string
  readonly releases: readonly { readonly name: string; readonly type: Bump }[]
}

/** The changesets in .changeset/ that wait for the next release. */
export function readPending(root: string): Promise<readonly PendingChangeset[]> {
  return readChangesets(root)
}

/** The step that the pending changesets give a package. */
export function pendingBump(pending: readonly PendingChangeset[], name: string): Bump {
  const steps = pending.flatMap(({ releases }) => releases.filter((release) => release.name === name))
  return largest(steps.map(({ type }) => type))
}

/** The packages whose pending step is smaller than the one they need. */
export function tooSmall(required: Required, pending: readonly PendingChangeset[]): string[] {
  return Object.entries(required)
    .filter(([name, bump]) => isSmaller(pendingBump(pending, name), bump))
    .map(([name]) => name)
}
