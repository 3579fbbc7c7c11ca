import { readFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { glob } from 'node:fs/promises'

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..')

/** One TypeScript example of the documentation. */
export interface Example {
  /** Where it stands, such as `README.md:12`. */
  readonly place: string
  /** The heading above it, in a page; empty in a comment. */
  readonly title: string
  readonly language: 'ts' | 'tsx'
  readonly code: string
}

/** Pages for readers, and the comments on what the packages export. */
const pages = ['README.md', 'CONTRIBUTING.md', 'packages/*/README.md', 'spec/README.md', 'docs/**/*.md']
const sources = ['packages/*/src/**/*.ts', 'packages/*/src/**/*.tsx']

/** Every example: the ts and tsx blocks of pages, and those of doc comments. */
export async function readExamples(): Promise<Example[]> {
  const found: Example[] = []
  for (const pattern of [...pages, ...sources]) {
    for await (const path of glob(pattern, { cwd: root })) {
      if (/\.(test|test-d|gen)\.ts$/.test(path)) continue
      found.push(...examplesIn(relative(root, join(root, path)), await readFile(join(root, path), 'utf8')))
    }
  }
  return found
}

/** The examples in one text. */
export function examplesIn(path: string, text: string): Example[] {
  const found: Example[] = []
  let title = ''
  let block: { line: number; language: Example['language']; lines: string[] } | null = null
  for (const [index, raw] of text.split('\n').entries()) {
    const line = path.endsWith('.md') ? raw : raw.replace(/^\s*\* ?/, '')
    if (block === null) {
      if (path.endsWith('.md') && /^#+ /.test(line)) title = line.replace(/^#+ /, '')
      const fence = /^```(tsx?)$/.exec(line)
      if (fence !== null) block = { line: index + 1, language: fence[1] === 'tsx' ? 'tsx' : 'ts', lines: [] }
    } else if (line === '```') {
      const { line: at, language, lines } = block
      found.push({ place: `${path}:${at}`, title, language, code: lines.join('\n') })
      block = null
    } else {
      block.lines.push(line)
    }
  }
  return found
}
