import type { Row } from './row.ts'

/** The rows for a person. */
export function table(rows: readonly Row[]): string {
  const cells = [
    ['', 'what', 'ours', 'peer', 'ratio', 'spread', 'goal'],
    ...rows.map(({ what, ours, peer, ratio, spread, goal, better, met }) => [
      met === null ? '' : met ? '✓' : '✗',
      what,
      figure(ours),
      figure(peer),
      ratio.toFixed(2),
      spread === null ? '' : spread.map((bound) => bound.toFixed(2)).join('–'),
      goal === null ? '' : `${better === 'lower' ? 'at most' : 'at least'} ${goal}`,
    ]),
  ]
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((line) => line[column]!.length)))
  const lines = cells.map((line) =>
    line
      .map((cell, column) => align(cell, widths[column]!, column))
      .join('  ')
      .trimEnd(),
  )
  return `${lines.join('\n')}\n`
}

function align(cell: string, width: number, column: number): string {
  const isNumber = column >= 2 && column <= 4
  return isNumber ? cell.padStart(width) : cell.padEnd(width)
}

function figure(value: number): string {
  return Number.isInteger(value) || value >= 1000 ? value.toFixed(0) : value.toPrecision(3)
}
