import { largest, type Bump } from './bump.ts'
import type { Finding } from './finding.ts'
import type { SpecPackage } from './packages.ts'
import type { SpecVersion } from './spec-version.ts'

/** The version step that each package needs, by its name. */
export type Required = Readonly<Record<string, Bump>>

/**
 * A major step concerns every package: even where its own code is what it was, calls that worked fail. Anything smaller
 * concerns the packages whose generated code differs, and a new feature those that show it on: a package that depends on
 * another exports the other's types.
 */
export function requiredBumps(
  packages: readonly SpecPackage[],
  findings: readonly Finding[],
  base: SpecVersion,
  head: SpecVersion,
): Required {
  const overall = largest(findings.map(({ bump }) => bump))
  const required: Record<string, Bump> = {}
  for (const { name, kinds, uses } of packages) {
    const differs = kinds.some((kind) => base.texts.get(kind) !== head.texts.get(kind))
    const own = overall === 'major' ? 'major' : differs ? largest([overall, 'patch']) : 'none'
    const shown = uses.map((other) => required[other] ?? 'none').filter((bump) => bump !== 'patch')
    required[name] = largest([own, ...shown])
  }
  return required
}

/** Before the first release everything is new, for everybody. */
export function requiredAtFirst(packages: readonly SpecPackage[]): Required {
  return Object.fromEntries(packages.map(({ name }) => [name, 'minor' as const]))
}
