// `npm run fix`: mends what can be mended (generated code, lint, format) and says which files it changed.
import { join } from 'node:path'
import { changedFiles, snapshot } from './mended.ts'
import { runQuietly } from './run-quietly.ts'

const root = join(import.meta.dirname, '..')

const steps = [
  { name: 'generate', command: 'turbo', args: ['run', 'generate', '--output-logs=errors-only'] },
  { name: 'lint', command: 'oxlint', args: ['--fix', '--deny-warnings'] },
  { name: 'format', command: 'oxfmt', args: [] },
]

let mended = 0
for (const { name, command, args } of steps) {
  const before = snapshot(root)
  const { ok, output } = await runQuietly(root, command, args)
  const files = changedFiles(before, snapshot(root))
  mended += files.length
  for (const file of files) console.log(`${name.padEnd(8)}  ${file}`)
  if (!ok) {
    console.log(`\n${output.trim()}\n\n${name}: this is left, and needs a person`)
    process.exitCode = 1
  }
}
if (mended === 0 && process.exitCode === undefined) console.log('nothing to mend')
