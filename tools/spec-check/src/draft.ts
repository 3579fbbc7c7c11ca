import type { Finding } from './finding.ts'
import { tooSmall, type PendingChangeset } from './pending.ts'
import type { Required } from './required.ts'

const headings = { major: 'Breaking', minor: 'New', patch: 'Otherwise' } as const

/**
 * The changeset that is missing: every finding that no pending changeset names, by field, under what it means for those
 * who upgrade. Null when the pending steps are large enough and name everything that somebody has to know.
 */
export function draftChangeset(
  required: Required,
  findings: readonly Finding[],
  pending: readonly PendingChangeset[],
): { summary: string; releases: { name: string; type: 'major' | 'minor' | 'patch' }[] } | null {
  const releases = Object.entries(required).flatMap(([name, type]) =>
    type === 'none' ? [] : [{ name, type }],
  )
  const untold = findings.filter((finding) => !isNamed(finding, pending))
  const isCovered = tooSmall(required, pending).length === 0
  if (isCovered && untold.every(({ bump }) => bump === 'patch')) return null
  const told = untold.length > 0 ? untold : findings
  const parts = (['major', 'minor', 'patch'] as const).flatMap((bump) => {
    const items = told.filter((finding) => finding.bump === bump)
    if (items.length === 0) return []
    return ['', `${headings[bump]}:`, '', ...items.map(({ what, who }) => `- ${what}: noticed by ${who}.`)]
  })
  return { summary: ['The Authentication API changed.', ...parts].join('\n'), releases }
}

/** Whether some changeset names the field, the call or the component; people word the rest as they like. */
function isNamed({ pointer, what }: Finding, pending: readonly PendingChangeset[]): boolean {
  // Of the document as a whole there is no name to look for: any changeset speaks of it.
  if (pointer === '#') return pending.length > 0
  const name = /`[^`]+`/.exec(what)?.[0] ?? what.split(' ')[0]!
  return pending.some(({ summary }) => summary.includes(name))
}
