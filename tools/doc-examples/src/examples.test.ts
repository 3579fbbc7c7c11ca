import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { examplesIn, readExamples, type Example } from './examples.ts'

const room = dirname(dirname(fileURLToPath(import.meta.url)))

describe('an example', () => {
  it('is found in a page, with the heading above it', () => {
    const page = [
      '# Title',
      'text',
      '## Sign in',
      '```ts',
      'const a = 1',
      '',
      'a',
      '```',
      '```sh',
      'ls',
      '```',
    ].join('\n')
    expect(examplesIn('README.md', page)).toEqual([
      { place: 'README.md:4', title: 'Sign in', language: 'ts', code: 'const a = 1\n\na' },
    ])
  })

  it('is found in a doc comment', () => {
    const source = [
      '/**',
      ' * Does it.',
      ' *',
      ' * ```ts',
      ' * if (a) {',
      ' *   b()',
      ' * }',
      ' * ```',
      ' */',
    ].join('\n')
    expect(examplesIn('a.ts', source)).toEqual([
      { place: 'a.ts:4', title: '', language: 'ts', code: 'if (a) {\n  b()\n}' },
    ])
  })
})

describe('the documentation', () => {
  it('has an example in the README and on what the packages export', async () => {
    const places = (await readExamples()).map(({ place }) => place)
    for (const path of ['README.md', 'packages/client/README.md', 'packages/auth-flows/src/login.ts']) {
      expect(places.some((place) => place.startsWith(`${path}:`))).toBe(true)
    }
  })

  it('compiles, every example of it', async () => {
    expect(compile(await readExamples())).toEqual([])
  })

  it('would not compile with a wrong example: the check can fail', () => {
    const wrong = {
      place: 'README.md:1',
      title: '',
      language: 'ts' as const,
      code: "import { login } from '@armor/auth-flows'\nlogin(1)",
    }
    expect(compile([wrong]).join('\n')).toMatch(/^README\.md:1 line 2: .*Expected 2-3 arguments/)
  })
})

/** Compiles each example as a module of its own; gives what the compiler says, by the place of the example. */
function compile(examples: readonly Example[]): string[] {
  mkdirSync(join(room, 'node_modules/.examples'), { recursive: true })
  // Inside the package, so that its dependencies are found.
  const folder = mkdtempSync(join(room, 'node_modules/.examples/'))
  try {
    for (const [index, { language, code }] of examples.entries())
      writeFileSync(join(folder, `${index}.${language}`), `${code}\nexport {}\n`)
    const config = {
      extends: join(room, 'tsconfig.json'),
      compilerOptions: { jsx: 'react-jsx' },
      include: ['*.ts', '*.tsx'],
    }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
    const tsc = spawnSync('tsc', ['--noEmit', '--pretty', 'false', '-p', folder], {
      encoding: 'utf8',
      cwd: folder,
    })
    if (tsc.error !== undefined) throw tsc.error
    return tsc.stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) =>
        line.replace(
          /^.*?(\d+)\.tsx?\((\d+),\d+\): /,
          (_, index: string, at: string) => `${examples[Number(index)]!.place} line ${at}: `,
        ),
      )
  } finally {
    rmSync(folder, { recursive: true })
  }
}
