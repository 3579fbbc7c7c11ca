// `npm run bench -- <area>`: measures one area and prints its rows.
import { areaNames, loadArea } from './area.ts'
import { readOptions } from './options.ts'
import { table } from './table.ts'

async function main(): Promise<void> {
  const { area: name, json, help } = readOptions(process.argv.slice(2))
  if (help) {
    process.stdout.write(await helpText())
    return
  }
  if (name === undefined) throw new Error(`expected an area, one of ${(await areaNames()).join(', ')}`)
  const area = await loadArea(name)
  const rows = await area.measure()
  process.stdout.write(json ? `${JSON.stringify(rows, null, 2)}\n` : table(rows))
}

async function helpText(): Promise<string> {
  const names = await areaNames()
  const width = Math.max(...names.map((name) => name.length)) + 2
  const areas = await Promise.all(
    names.map(async (name) => `  ${name.padEnd(width)}${(await loadArea(name)).about}`),
  )
  return [
    'Usage: npm run bench -- <area> [--json]',
    '',
    'Areas:',
    ...areas,
    '',
    'Each row sets a figure of ours beside a peer or a limit: ratio is ours / peer, and goal is what it should reach.',
    'Times are medians of interleaved rounds, and so are their ratios; the middle half of the ratios is the spread.',
    '--json prints the rows as JSON; npm run -s bench -- <area> --json leaves out the lines of npm itself.',
    '',
  ].join('\n')
}

await main().catch((error: unknown) => {
  process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
