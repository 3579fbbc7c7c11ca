import { stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Where the documents stand in the repository. */
export function specPaths(root: string): {
  readonly current: string
  readonly released: string
  readonly rules: string
} {
  return {
    current: join(root, 'spec/openapi.yaml'),
    released: join(root, 'spec/released/openapi.yaml'),
    rules: join(root, 'spec/redocly.diff.yaml'),
  }
}

/** Whether a version was released before: without one, everything is new. */
export async function hasReleased(root: string): Promise<boolean> {
  return stat(specPaths(root).released).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false
      throw error
    },
  )
}
