import type { Explained, Fallible, Reference } from './reference.ts'

/** Writes docs/errors.md. */
export function page({ fallible, codes, deliveries }: Reference): string {
  return `# Which error means what

<!-- Generated from the error types of packages/ and the comments on them. Do not edit: change those, then run \`npm run generate\`. -->

Nothing is thrown. Every flow of \`@armor/auth-flows\` gives \`{ ok: true, value }\` or \`{ ok: false, error }\`, and
\`error.code\` is one of the codes below. New codes come in minor releases: keep a default branch. \`error.message\` is a
sentence for a developer; what a person is shown is chosen by the code ([recovery screens](recovery-screens.md)). An error
holds no secret and may be logged whole.

## The codes of the flows

${table(['code', 'what it means, and what to do', 'from'], rowsByCode(fallible))}

## What each function can give

Where the error brings a \`next\`, nothing is lost: that is the step to go on from.

${table(['function', 'with `next`', 'sometimes with `next`', 'without'], fallible.map(rowOf))}

## The codes of a single call

The methods of the client (\`@armor/client\`) give one error, \`ArmorError\`. A flow's error has it as its \`cause\` where
it came of a call.

${table(['`error.code`', 'what it means, and what to do'], codes.map(explainedRow))}

\`error.delivery\` says whether the server acted:

${table(['`error.delivery`', 'what it means'], deliveries.map(explainedRow))}
`
}

/** One row for each code; two where it means one thing here and another there. */
function rowsByCode(fallible: readonly Fallible[]): string[][] {
  const rows = new Map<string, { code: string; meaning: string; from: string[] }>()
  for (const { name, failures } of fallible) {
    for (const { code, meaning } of failures) {
      const row = rows.get(`${code} ${meaning}`) ?? { code, meaning, from: [] }
      rows.set(`${code} ${meaning}`, row)
      row.from.push(name)
    }
  }
  return [...rows.values()]
    .toSorted((a, b) => a.code.localeCompare(b.code))
    .map(({ code, meaning, from }) => [
      quoted([code]),
      meaning,
      // A longer list says no more than the next table does.
      from.length > 4 ? `${from.length} functions, see below` : quoted(from),
    ])
}

function rowOf({ name, failures }: Fallible): string[] {
  const having = (wanted: string) =>
    quoted(failures.filter(({ next }) => next === wanted).map(({ code }) => code))
  return [quoted([name]), having('always'), having('sometimes'), having('never')]
}

function explainedRow({ value, meaning }: Explained): string[] {
  return [quoted([value]), meaning]
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ')
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
