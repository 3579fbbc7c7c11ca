import { kinds, type Kind } from '@armor/openapi-codegen/src/outputs.ts'
import { getPackages } from '@manypkg/get-packages'

/** A published package that a change of the spec reaches. */
export interface SpecPackage {
  readonly name: string
  /** What it holds that is generated from the spec. */
  readonly kinds: readonly Kind[]
  /** The packages of this list that it depends on: what they export, its users see too. */
  readonly uses: readonly string[]
}

/** What the list is made from, of a package.json. */
export interface Manifest {
  readonly name: string
  readonly private?: boolean
  readonly scripts?: Readonly<Record<string, string>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
}

/** The published packages of the workspace that hold something generated from the spec, or depend on one that does. */
export async function readSpecPackages(root: string): Promise<SpecPackage[]> {
  const { packages } = await getPackages(root)
  return specPackages(packages.map(({ packageJson }) => packageJson as Manifest))
}

/** The same, of manifests; each comes after those that it uses. */
export function specPackages(manifests: readonly Manifest[]): SpecPackage[] {
  const found: SpecPackage[] = []
  const left = new Set(manifests.filter((manifest) => manifest.private !== true))
  for (let before = -1; before !== found.length;) {
    before = found.length
    for (const manifest of left) {
      const own = generatedKinds(manifest)
      const needs = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })
      const uses = found.filter(({ name }) => needs.includes(name)).map(({ name }) => name)
      if (own.length === 0 && uses.length === 0) continue
      found.push({ name: manifest.name, kinds: own, uses })
      left.delete(manifest)
    }
  }
  return found
}

/** What its script `generate` asks the generator for: `openapi-codegen types=src/schema.gen.ts`. */
function generatedKinds({ scripts }: Manifest): Kind[] {
  const [command, ...targets] = (scripts?.['generate'] ?? '').split(' ')
  if (command !== 'openapi-codegen') return []
  return kinds.filter((kind) => targets.some((target) => target.startsWith(`${kind}=`)))
}
