import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const source = dirname(dirname(fileURLToPath(import.meta.url)))

/** What a file imports, by name. */
function importsOf(path: string): string[] {
  const text = readFileSync(join(source, path), 'utf8')
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name]) => name!)
}

it('only the binding imports React, and the flows do not import the binding', () => {
  const flows = globSync('*.ts', { cwd: source }).filter((path) => !/\.test(-d)?\.ts$/.test(path))
  expect(flows).toContain('index.ts')
  expect(flows.flatMap(importsOf).filter((name) => /react/.test(name))).toEqual([])
  expect(importsOf('react/use-session.ts')).toContain('react')
})
