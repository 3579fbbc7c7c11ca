import { packPublished, startRegistry } from '@armor/local-registry'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** The lines of an .npmrc by which a team takes `@armor` from the registry of the tests. */
    npmrc: string
  }
}

/** A vitest globalSetup: a registry that holds the published packages, as they are packed for a release. */
export default async function publish({ provide }: TestProject): Promise<() => Promise<void>> {
  const registry = await startRegistry()
  const { packages, remove } = await packPublished()
  for (const { tarball } of packages) await registry.publish(tarball)
  await remove()
  provide('npmrc', registry.npmrc('@armor'))
  return () => registry.close()
}
