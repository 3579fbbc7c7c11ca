import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

await build({
  entryPoints: ['src/flows.js'],
  outfile: 'dist/flows.js',
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
})
const bundle = readFileSync('dist/flows.js')
console.log(`sign-in and SMS recovery: ${bundle.length} B minified, ${gzipSync(bundle).length} B gzipped`)
