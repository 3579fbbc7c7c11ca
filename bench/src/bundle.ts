import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

/** The size of a module with all that it imports, minified and gzipped, as a bundler for browsers leaves it. */
export async function gzippedBytes(source: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    conditions: ['@armor/source'],
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    logLevel: 'silent',
    write: false,
  })
  return gzipSync(outputFiles[0]!.contents, { level: 9 }).byteLength
}
