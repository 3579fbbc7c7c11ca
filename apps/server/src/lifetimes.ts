import type { operations } from '@armor/spec'
import document from '@armor/spec/openapi.json' with { type: 'json' }

type Operation = { readonly operationId: string; readonly 'x-lifetime-seconds'?: number }

/** How many seconds what these calls give can be used, by the spec; calls that share a setting must agree. */
export function lifetimeOf(...operationIds: readonly (keyof operations)[]): number {
  const all = Object.values(document.paths).flatMap((path): Operation[] => Object.values(path))
  const found = operationIds.map(
    (id) => all.find(({ operationId }) => operationId === id)?.['x-lifetime-seconds'],
  )
  const [first] = found
  if (first === undefined || found.some((seconds) => seconds !== first)) {
    const got = found.map((seconds) => seconds ?? 'none').join(', ')
    throw new Error(
      `expected ${operationIds.join(', ')} to have one x-lifetime-seconds in the spec, got ${got}`,
    )
  }
  return first
}
