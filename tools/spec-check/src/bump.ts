/** The size of a version step, from none to major. */
export type Bump = 'none' | 'patch' | 'minor' | 'major'

const sizes: readonly Bump[] = ['none', 'patch', 'minor', 'major']

/** The largest of some steps; `none` of nothing. */
export function largest(bumps: Iterable<Bump>): Bump {
  return sizes[Math.max(0, ...[...bumps].map((bump) => sizes.indexOf(bump)))]!
}

/** Whether one step is smaller than another. */
export function isSmaller(one: Bump, other: Bump): boolean {
  return sizes.indexOf(one) < sizes.indexOf(other)
}
