/** The part of a published package.json that matters to who installs it. */
export interface Manifest {
  readonly name: string
  readonly type?: string
  readonly sideEffects?: boolean
  readonly exports?: Readonly<Record<string, unknown>>
  readonly engines?: { readonly node?: string }
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly publishConfig?: { readonly access?: string }
}

/** What is wrong with a published manifest, one line each. */
export function manifestFaults(manifest: Manifest): string[] {
  const { name, type, sideEffects, exports = {}, engines, publishConfig } = manifest
  const ranges = Object.entries({ ...manifest.dependencies, ...manifest.peerDependencies })
  const faults: readonly (readonly [boolean, string])[] = [
    [type !== 'module', `expected "type": "module", got ${JSON.stringify(type)}`],
    [sideEffects !== false, `expected "sideEffects": false, got ${JSON.stringify(sideEffects)}`],
    [engines?.node === undefined, 'expected "engines" to say which Node it runs on, got none'],
    [
      publishConfig?.access !== 'restricted',
      `expected "publishConfig" to hold "access": "restricted", got ${JSON.stringify(publishConfig?.access)}`,
    ],
    [
      JSON.stringify(exports).includes('@armor/source'),
      'its exports name the condition @armor/source, and the source is not packed: give "publishConfig" exports without it',
    ],
    ...ranges.map(
      ([dependency, range]) =>
        [
          /^(workspace|catalog|link|file):/.test(range),
          `it depends on ${dependency} as ${range}, which means nothing outside this repository`,
        ] as const,
    ),
  ]
  return faults.filter(([wrong]) => wrong).map(([, fault]) => `${name}: ${fault}`)
}

/** The subpaths that are modules: the others, such as a YAML document, have no types to find. */
export function assetPaths({ exports = {} }: Manifest): string[] {
  return Object.keys(exports).filter((path) => /\.(?!json$)\w+$/.test(path.slice(1)))
}
