#!/usr/bin/env node
// Derives files from spec/openapi.yaml. Run in the package that wants them:
//   openapi-codegen types=src/schema.gen.ts operations=src/operations.gen.ts
//   openapi-codegen --check ...     exits 1 when a file is not what the spec gives
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readDocument } from './document.ts'
import { kinds, leftovers, outputs, staleFiles, type Kind } from './outputs.ts'

const specPath = join(dirname(fileURLToPath(import.meta.url)), '../../../spec/openapi.yaml')

async function main(args: string[]): Promise<number> {
  const check = args.includes('--check')
  const wanted = args.filter((arg) => arg !== '--check').map(readTarget)
  const document = await readDocument(specPath)

  const expected = new Map<string, string>()
  for (const { kind, target } of wanted) {
    for (const [path, text] of await outputs(kind, target, document)) expected.set(path, text)
  }

  const stale = await staleFiles(expected)
  if (check && stale.length > 0) {
    console.error(`Stale: ${stale.map((path) => relative(process.cwd(), path)).join(', ')}`)
    console.error('spec/openapi.yaml says something else. Run `npm run generate` and commit the result.')
    return 1
  }
  if (!check) {
    for (const path of await leftovers(expected)) await rm(path)
    for (const path of stale.filter((file) => expected.has(file))) {
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, expected.get(path)!)
    }
  }
  console.log(
    `${expected.size} files ${check ? 'are' : stale.length > 0 ? `derived, ${stale.length} changed:` : 'were already'} as the spec says`,
  )
  return 0
}

function readTarget(arg: string): { kind: Kind; target: string } {
  const [kind, target] = arg.split('=')
  if (!kinds.some((known) => known === kind) || !target) {
    throw new Error(`expected <kind>=<path> with a kind of ${kinds.join(', ')}, got ${JSON.stringify(arg)}`)
  }
  return { kind: kind as Kind, target: join(process.cwd(), target) }
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  console.error(`openapi-codegen: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}
