// Derives docs/errors.md from the error types of the packages and the comments on them.
//   node src/main.ts
//   node src/main.ts --check    exits 1 when the page says something else
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { page } from './page.ts'
import { readReference } from './reference.ts'

const root = join(import.meta.dirname, '../../..')
const path = join(root, 'docs/errors.md')

function main(args: readonly string[]): number {
  const expected = page(readReference(root))
  const isFresh = existsSync(path) && readFileSync(path, 'utf8') === expected
  if (isFresh) {
    console.log('docs/errors.md is as the error types say')
    return 0
  }
  if (args.includes('--check')) {
    console.error(
      'Stale: docs/errors.md. The error types say something else. Run `npm run generate` and commit the result.',
    )
    return 1
  }
  writeFileSync(path, expected)
  console.log('docs/errors.md changed')
  return 0
}

try {
  process.exitCode = main(process.argv.slice(2))
} catch (error) {
  console.error(`error-reference: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}
