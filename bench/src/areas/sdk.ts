import { gzipSync } from 'node:zlib'
import type * as flows from '@armor/auth-flows'
import { build } from 'esbuild'
import { row, type Row } from '../row.ts'

/** One line for `--help`. */
export const about = 'what the packages add to a web page: minified and gzipped bytes against the budget'

// The names are checked by the compiler: esbuild takes a name that is not exported for a type, and weighs nothing.
type Exported = keyof typeof flows

// The budget of an app that imports so much; openapi-fetch is in it. A KB is 1,000 bytes.
const imports: { what: string; budget: number; names: Exported[] | null }[] = [
  { what: 'login', budget: 4500, names: ['createArmorClient', 'login'] },
  {
    what: 'login and recovery by SMS',
    budget: 5500,
    names: [
      'createArmorClient',
      'login',
      'startSmsRecovery',
      'resendOtp',
      'submitOtp',
      'redeemRecovery',
      'setPassword',
    ],
  },
  { what: 'everything', budget: 8000, names: null },
]

/** Bundles what an app would import and weighs it. */
export async function measure(): Promise<Row[]> {
  return Promise.all(
    imports.map(async ({ what, budget, names }) => {
      const imported = names === null ? '*' : `{ ${names.join(', ')} }`
      const ours = await gzippedBytes(`export ${imported} from '@armor/auth-flows'`)
      return row({ what: `${what}, bytes gzipped`, ours, peer: budget, goal: 1, better: 'lower' })
    }),
  )
}

/** The size of a module with all that it imports, as a bundler for browsers leaves it. */
export async function gzippedBytes(source: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    conditions: ['@armor/source'],
    legalComments: 'none',
    logLevel: 'silent',
    write: false,
  })
  return gzipSync(outputFiles[0]!.contents, { level: 9 }).byteLength
}
