import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Row } from './row.ts'

/** What a file in areas/ exports. */
export interface Area {
  /** What is measured, in one line for `--help`. */
  readonly about: string
  measure(): Promise<Row[]>
}

const folder = join(import.meta.dirname, 'areas')

/** The names that `npm run bench` takes: the files in areas/. */
export async function areaNames(): Promise<string[]> {
  const files = await readdir(folder)
  return files
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => name.slice(0, -'.ts'.length))
    .toSorted()
}

/** Loads one area by its name. */
export async function loadArea(name: string): Promise<Area> {
  const names = await areaNames()
  if (!names.includes(name)) {
    throw new Error(`expected an area, one of ${names.join(', ')}, got ${JSON.stringify(name)}`)
  }
  return (await import(join(folder, `${name}.ts`))) as Area
}
