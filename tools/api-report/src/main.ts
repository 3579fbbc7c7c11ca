#!/usr/bin/env node
// Writes down in api/ what a package exports. Run in the package, after its build:
//   api-report client=dist/index.d.ts
//   api-report --check ...     exits 1 when a report is not what the package exports
// Exits 1 either way when an export is undocumented, or needs a type that is not exported.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compareReport, type Entry } from './report.ts'

const reportFolder = join(dirname(fileURLToPath(import.meta.url)), '../../../api')

function main(args: readonly string[]): number {
  const check = args.includes('--check')
  const entries = args.filter((arg) => arg !== '--check').map(readEntry)
  let wrong = 0
  for (const entry of entries) {
    const { faults, changed, difference } = compareReport(entry, { renew: !check })
    const report = `api/${entry.name}.api.md`
    for (const fault of faults) console.error(fault)
    if (changed && check) {
      console.error(difference)
      console.error(
        `${report} is not what ${entry.declarations} exports. If that is meant, run \`npm run api\` and commit the result.`,
      )
    } else if (changed) {
      console.log(`${report} changed`)
    }
    if (faults.length > 0 || (changed && check)) wrong += 1
  }
  return wrong > 0 ? 1 : 0
}

function readEntry(arg: string): Entry {
  const [name, declarations] = arg.split('=')
  if (!name || !declarations) {
    throw new Error(
      `expected <name>=<declarations>, such as client=dist/index.d.ts, got ${JSON.stringify(arg)}`,
    )
  }
  return { packageFolder: process.cwd(), declarations, name, reportFolder }
}

try {
  process.exitCode = main(process.argv.slice(2))
} catch (error) {
  console.error(`api-report: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}
