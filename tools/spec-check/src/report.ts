import type { Finding } from './finding.ts'
import { pendingBump, tooSmall, type PendingChangeset } from './pending.ts'
import type { Required } from './required.ts'

/** The findings, largest step first, each with its place and with who notices. */
export function findingLines(findings: readonly Finding[]): string[] {
  if (findings.length === 0) return ['Nothing changed that a package holds.']
  return findings.flatMap(({ bump, what, who, pointer }) => [
    `${bump}  ${what}`,
    `       noticed by ${who}`,
    `       ${pointer}`,
  ])
}

/** A table of the packages: the step that each needs and, where changesets are asked for, the one that is pending. */
export function packageLines(required: Required, pending: readonly PendingChangeset[] | null): string[] {
  const names = Object.keys(required)
  const width = Math.max('package'.length, ...names.map((name) => name.length))
  const small = pending === null ? [] : tooSmall(required, pending)
  const row = (name: string, needs: string, has: string, note: string) =>
    [name.padEnd(width), needs.padEnd(8), ...(pending === null ? [] : [has.padEnd(7)]), note]
      .join('  ')
      .trimEnd()
  return [
    row('package', 'required', 'pending', ''),
    ...names.map((name) => {
      const has = pending === null ? '' : pendingBump(pending, name)
      return row(name, required[name]!, has, small.includes(name) ? 'too small' : '')
    }),
  ]
}
