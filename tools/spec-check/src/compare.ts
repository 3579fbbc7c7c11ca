import { isSmaller } from './bump.ts'
import type { Finding, LocatedFinding } from './finding.ts'
import { typeReader } from './generated-types.ts'
import { comparePromises } from './promises.ts'
import { comparePublicNames } from './public-names.ts'
import { openRedoclyDiff } from './redocly-diff.ts'
import type { SpecVersion } from './spec-version.ts'
import { compareStructure } from './structure-net.ts'
import { compareGeneratedTypes } from './type-net.ts'

/** Compares versions of the spec, with one compiler and one Redocly for all comparisons. */
export interface SpecComparer {
  compare(base: SpecVersion, head: SpecVersion): Promise<Finding[]>
  close(): Promise<void>
}

/** Loads what a comparison needs. */
export async function openSpecComparer(rulesPath: string): Promise<SpecComparer> {
  const diff = await openRedoclyDiff(rulesPath)
  const readTypes = typeReader()
  return {
    compare: async (base, head) => {
      // It works in a thread of its own while the compiler works in this one.
      const structure = compareStructure(diff, base.document, head.document)
      const names = comparePublicNames(base.document, head.document)
      const promises = comparePromises(base.document, head.document)
      const types = compareGeneratedTypes(
        base.document,
        head.document,
        readTypes(base.texts.get('types')!, head.texts.get('types')!),
      )
      return joined([names, promises, types, await structure])
    },
    close: () => diff.close(),
  }
}

/** One list, without what an earlier part has told already: the same place, what is in it, or what it is in. */
function joined(parts: readonly (readonly LocatedFinding[])[]): Finding[] {
  const told: LocatedFinding[] = []
  for (const part of parts) {
    const before = [...told]
    for (const finding of part) {
      const isTold = before.some((other) => tells(other, finding))
      const isTwice = told.some(({ pointer, what }) => pointer === finding.pointer && what === finding.what)
      if (!isTold && !isTwice) told.push(finding)
    }
  }
  return told
    .toSorted((a, b) => (a.bump === b.bump ? 0 : isSmaller(a.bump, b.bump) ? 1 : -1))
    .map(({ pointer, what, who, bump }) => ({ pointer, what, who, bump }))
}

/** A larger step is never told by a smaller one. */
function tells(one: LocatedFinding, other: LocatedFinding): boolean {
  if (isSmaller(one.bump, other.bump)) return false
  return one.paths.some((path) => other.paths.some((way) => isWithin(path, way) || isWithin(way, path)))
}

function isWithin(place: string, path: string): boolean {
  return path === place || path.startsWith(`${place}/`)
}
