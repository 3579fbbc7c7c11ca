// `npm run fix`: mends what can be mended (generated code, reports, lint, format) and says which files it changed.
import { join } from 'node:path'
import { changedFiles, snapshot } from './mended.ts'
import { runQuietly } from './run-quietly.ts'
import { answerOptions } from './usage.ts'

const root = join(import.meta.dirname, '..')
const about =
  'npm run fix: generates, renews api/, mends what the linter can mend, formats; names the files that it changed.'

const steps = [
  { name: 'generate', command: 'turbo', args: ['run', 'generate', '--output-logs=errors-only'] },
  { name: 'api', command: 'turbo', args: ['run', 'api', '--output-logs=errors-only'] },
  { name: 'lint', command: 'oxlint', args: ['--fix', '--deny-warnings'] },
  { name: 'format', command: 'oxfmt', args: [] },
]

async function fix(): Promise<number> {
  let mended = 0
  let left = 0
  for (const { name, command, args } of steps) {
    const before = snapshot(root)
    const { ok, output } = await runQuietly(root, command, args)
    const files = changedFiles(before, snapshot(root))
    mended += files.length
    for (const file of files) console.log(`${name.padEnd(8)}  ${file}`)
    if (ok) continue
    left += 1
    console.log(`\n${output.trim()}\n\n${name}: this is left, and needs a person`)
  }
  if (mended === 0 && left === 0) console.log('nothing to mend')
  return left > 0 ? 1 : 0
}

process.exitCode = answerOptions(process.argv.slice(2), about) ?? (await fix())
