import { styleText } from 'node:util'
import type { Outcome } from './outcome.ts'

/** The table, what mends the failures, and the totals alone on the last line. */
export function report(outcomes: readonly Outcome[]): string {
  const rows = outcomes.toSorted((a, b) => a.task.localeCompare(b.task) || a.id.localeCompare(b.id))
  const cells = rows.map((row) => [row.task, whose(row.id), row.words, duration(row)])
  const widths = [0, 1, 2, 3].map((column) => Math.max(0, ...cells.map((line) => line[column]!.length)))
  const lines = cells.map((line, index) => {
    const [task, owner, words, time] = line.map((cell, column) => cell.padEnd(widths[column]!))
    const failed = rows[index]!.failed > 0
    const mark = failed ? styleText('red', '✗') : styleText('green', '✓')
    return `${mark} ${task}  ${owner}  ${failed ? styleText('red', words!) : words}  ${styleText('dim', time!.trimEnd())}`
  })
  const mends = rows.filter(({ failed }) => failed > 0).map((row) => `  ${mend(row)}`)
  return [
    '',
    ...lines,
    ...(mends.length > 0 ? ['', 'Next:', ...new Set(mends)] : []),
    '',
    totals(outcomes),
    '',
  ].join('\n')
}

function totals(outcomes: readonly Outcome[]): string {
  const sum = (of: 'passed' | 'failed') => outcomes.reduce((total, outcome) => total + outcome[of], 0)
  return `${sum('passed')} passed, ${sum('failed')} failed`
}

/** The command that mends a failed check, or that shows it alone. */
function mend({ id, task }: Outcome): string {
  switch (task) {
    case 'fresh':
      return 'npm run generate      the generated code is not what spec/openapi.yaml says'
    case 'format':
      return 'npm run fix           the format can be mended'
    case 'lint':
      if (id === '//#lint')
        return 'npm run fix           mends what the linter can mend; the rest stands above'
  }
  const [owner, name] = id.split('#')
  const alone =
    owner === '//' || name === undefined ? `npm run ${task}` : `npm run pnpm -- --filter ${owner} ${name}`
  return `${alone}      shows this one alone`
}

function whose(id: string): string {
  const owner = id.split('#')[0]!
  return owner === '//' || owner === id ? '' : owner
}

function duration({ cached, milliseconds }: Outcome): string {
  return cached ? 'cached' : `${(milliseconds / 1000).toFixed(1)} s`
}
