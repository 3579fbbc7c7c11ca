import type { Release } from './plan.ts'

/** The plan for a person to read: what would be published, as which version, and why. */
export function planText({ packages, planned, unpublished }: Release): string {
  const moves = new Set([...planned, ...unpublished].map(({ name }) => name))
  const still = packages.filter(({ name }) => !moves.has(name))
  const width = Math.max(0, ...packages.map(({ name }) => name.length))
  const lines =
    planned.length === 0
      ? [nothingPending]
      : planned.flatMap(({ name, from, to, type, reasons }) => [
          `${name.padEnd(width)}  ${from} → ${to}  ${type}`,
          ...reasons.flatMap((reason) => reasonLines(reason.type, reason.text, reason.file)),
          '',
        ])
  const ready = unpublished.map(
    ({ name, version }) => `${name.padEnd(width)}  ${version}  is published by \`npm run release\``,
  )
  const unchanged = still.map(({ name, version }) => `${name.padEnd(width)}  ${version}  stays`)
  return [...lines, ...ready, ...unchanged].join('\n').trimEnd()
}

/** Said where a release is asked for and no changeset waits. */
export const nothingPending =
  'Nothing is pending: .changeset/ holds no changeset. `npm run changeset` notes a change.'

function reasonLines(type: string, text: string, file: string | null): string[] {
  const [first = '', ...rest] = text.trim().split('\n')
  return [
    `  ${type.padEnd(5)}  ${first}`,
    ...rest.map((line) => (line === '' ? '' : `         ${line}`)),
    ...(file === null ? [] : [`         (${file})`]),
  ]
}
