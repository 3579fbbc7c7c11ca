#!/usr/bin/env node
// `npm run spec:check`: which version step a change of spec/openapi.yaml asks of each published package, and why.
import { join } from 'node:path'
import { checkSpec } from './check.ts'
import { help, readOptions } from './options.ts'
import { readPending, tooSmall } from './pending.ts'
import { findingLines, packageLines } from './report.ts'

const root = join(import.meta.dirname, '../../..')

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args, process.env['INIT_CWD'] ?? process.cwd())
  if (options.help) {
    process.stdout.write(help)
    return 0
  }
  const { required, findings } = await checkSpec(root, options, (text) => process.stderr.write(`${text}\n`))
  const pending = options.base === null && options.head === null ? await readPending(root) : null
  const small = pending === null ? [] : tooSmall(required, pending)
  const mend =
    small.length === 0
      ? []
      : [
          '',
          `The pending changesets are too small for ${small.join(', ')}. To draft what is missing: npm run spec:changeset`,
        ]
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ required, findings }, null, 2)}\n`)
    process.stderr.write(mend.map((line) => `${line}\n`).join(''))
  } else {
    const lines = [...findingLines(findings), '', ...packageLines(required, pending), ...mend]
    process.stdout.write(`${lines.join('\n')}\n`)
  }
  return small.length > 0 ? 1 : 0
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`spec:check: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
