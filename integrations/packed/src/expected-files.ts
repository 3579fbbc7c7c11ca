import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '@armor/local-registry'

/** In the tarball of every package. */
const always = ['README.md', 'package.json']

/** The files that belong into a package's tarball, and no others; derived from what its build reads. */
export async function expectedFiles(folder: string): Promise<string[]> {
  const derived = existsSync(join(folder, 'tsconfig.build.json'))
    ? await filesOfBuild(folder)
    : filesOfSpec(folder)
  // There is one from the first release on.
  const changelog = existsSync(join(folder, 'CHANGELOG.md')) ? ['CHANGELOG.md'] : []
  return [...always, ...changelog, ...derived].toSorted()
}

/** A module and its declarations for each source that tsconfig.build.json takes. */
async function filesOfBuild(folder: string): Promise<string[]> {
  const printed = await run('tsc', ['--showConfig', '-p', 'tsconfig.build.json'], folder)
  const { files } = JSON.parse(printed) as { readonly files: readonly string[] }
  return files.flatMap((source) => {
    const built = source.replace(/^\.\/src\//, 'dist/').replace(/\.tsx?$/, '')
    return [`${built}.js`, `${built}.d.ts`]
  })
}

/** The document, its types, and a schema for each of its components. */
function filesOfSpec(folder: string): string[] {
  const { components } = JSON.parse(readFileSync(join(folder, 'generated/openapi.json'), 'utf8')) as {
    readonly components: { readonly schemas: Readonly<Record<string, unknown>> }
  }
  const schemas = Object.keys(components.schemas).map((name) => `generated/schemas/${name}.json`)
  return ['openapi.yaml', 'generated/openapi.json', 'generated/types.gen.d.ts', ...schemas]
}

/** What differs between the files that are packed and those that belong there, one line each, with what mends it. */
export function fileFaults(name: string, packed: readonly string[], expected: readonly string[]): string[] {
  const stray = packed.filter((file) => !expected.includes(file))
  const missing = expected.filter((file) => !packed.includes(file))
  const build = `npm run pnpm -- --filter ${name} build`
  return [
    ...stray.map(
      (file) =>
        `${name} packs ${file}, which none of its sources gives. Take it out of "files" in its package.json; ` +
        `where an earlier build left it: ${build}`,
    ),
    ...missing.map(
      (file) =>
        `${name} does not pack ${file}. Cover it by "files" in its package.json; where it is not built: ${build}`,
    ),
  ]
}
