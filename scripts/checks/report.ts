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
  const steps = nextSteps(rows.filter(({ failed }) => failed > 0))
  return ['', ...lines, ...(steps.length > 0 ? ['', 'Next:', ...steps] : []), '', totals(outcomes), ''].join(
    '\n',
  )
}

function totals(outcomes: readonly Outcome[]): string {
  const sum = (of: 'passed' | 'failed') => outcomes.reduce((total, outcome) => total + outcome[of], 0)
  return `${sum('passed')} passed, ${sum('failed')} failed`
}

/** The command that mends a failed check, or that shows it alone, and why. */
function next({ id, task }: Outcome): readonly [command: string, why: string] {
  if (task === 'fresh') return ['npm run generate', 'what is generated is not what its source says']
  if (task === 'api:check') return ['npm run api', 'writes down in api/ what the packages export now']
  if (task === 'spec:check') {
    return ['npm run spec:changeset', 'drafts the changeset that the change of the spec asks for']
  }
  if (task === 'format') return ['npm run fix', 'mends the format']
  if (id === '//#lint') return ['npm run fix', 'mends what the linter can mend; the rest stands above']
  const [owner, name] = id.split('#')
  const isWhole = owner === '//' || name === undefined
  return [isWhole ? `npm run ${task}` : `npm run pnpm -- --filter ${owner} ${name}`, 'shows it alone']
}

/** One line for each command, however many checks it is for. */
function nextSteps(failed: readonly Outcome[]): string[] {
  const reasons = new Map<string, Set<string>>()
  for (const [command, why] of failed.map(next)) {
    reasons.set(command, (reasons.get(command) ?? new Set()).add(why))
  }
  const width = Math.max(0, ...[...reasons.keys()].map((command) => command.length))
  return [...reasons].map(([command, why]) => `  ${command.padEnd(width)}  ${[...why].join('; ')}`)
}

function whose(id: string): string {
  const owner = id.split('#')[0]!
  return owner === '//' || owner === id ? '' : owner
}

function duration({ cached, milliseconds }: Outcome): string {
  return cached ? 'cached' : `${(milliseconds / 1000).toFixed(1)} s`
}
