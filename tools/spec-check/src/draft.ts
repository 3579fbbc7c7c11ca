import type { Finding } from './finding.ts'
import { tooSmall, type PendingChangeset } from './pending.ts'
import type { Required } from './required.ts'

const headings = { major: 'Breaking', minor: 'New', patch: 'Otherwise' } as const

/**
 * The changeset that is missing: every finding that no pending changeset names, by field, under what it means for those
 * who upgrade. Null when nothing is missing.
 */
export function draftChangeset(
  required: Required,
  findings: readonly Finding[],
  pending: readonly PendingChangeset[],
): { summary: string; releases: { name: string; type: 'major' | 'minor' | 'patch' }[] } | null {
  const untold = findings.filter(({ what }) => !pending.some(({ summary }) => summary.includes(what)))
  const releases = Object.entries(required).flatMap(([name, type]) =>
    type === 'none' ? [] : [{ name, type }],
  )
  if (releases.length === 0) return null
  const isCovered = tooSmall(required, pending).length === 0
  if (isCovered && untold.length === 0) return null
  const parts = (['major', 'minor', 'patch'] as const).flatMap((bump) => {
    const items = (untold.length > 0 ? untold : findings).filter((finding) => finding.bump === bump)
    if (items.length === 0) return []
    return ['', `${headings[bump]}:`, '', ...items.map(({ what, who }) => `- ${what}: noticed by ${who}.`)]
  })
  return { summary: ['The Authentication API changed.', ...parts].join('\n'), releases }
}
