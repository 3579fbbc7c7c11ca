import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { SpecDocument } from './document.ts'
import { jsonSchemas } from './json-schemas.ts'
import { operationSource } from './operation-table.ts'
import { typeSource } from './types.ts'

/** What the generator can make. A package asks for what it needs: `types=src/schema.gen.ts`. */
export const kinds = ['types', 'operations', 'json'] as const
export type Kind = (typeof kinds)[number]

const notice =
  '// Generated from spec/openapi.yaml. Do not edit: change the spec, then run `npm run generate`.\n'

/** Every file of one kind: its path and the text that belongs there. */
export async function outputs(
  kind: Kind,
  target: string,
  document: SpecDocument,
): Promise<Map<string, string>> {
  switch (kind) {
    case 'types':
      return new Map([[target, notice + (await typeSource(document))]])
    case 'operations':
      return new Map([[target, notice + operationSource(document)]])
    case 'json':
      return new Map([
        [join(target, 'openapi.json'), jsonText(document)],
        ...[...jsonSchemas(document)].map(([name, schema]): [string, string] => [
          join(target, 'schemas', `${name}.json`),
          jsonText(schema),
        ]),
      ])
  }
}

/** Files that an earlier run left where this one writes: a component that was renamed, say. */
export async function leftovers(expected: Map<string, string>): Promise<string[]> {
  const folders = new Set([...expected.keys()].map(dirname).filter((folder) => folder.endsWith('schemas')))
  const found: string[] = []
  for (const folder of folders) {
    const names = await readdir(folder).catch(() => [])
    found.push(...names.map((name) => join(folder, name)).filter((path) => !expected.has(path)))
  }
  return found
}

/** The files whose text on disk differs from what the spec gives. */
export async function staleFiles(expected: Map<string, string>): Promise<string[]> {
  const stale: string[] = []
  for (const [path, text] of expected) {
    if ((await readFile(path, 'utf8').catch(() => null)) !== text) stale.push(path)
  }
  return [...stale, ...(await leftovers(expected))]
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
