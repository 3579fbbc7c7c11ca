import { expect, test } from 'vitest'
import { assetPaths, manifestFaults, type Manifest } from './manifest.ts'

const sound: Manifest = {
  name: '@armor/client',
  type: 'module',
  sideEffects: false,
  exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
  engines: { node: '>=22.12' },
  dependencies: { 'openapi-fetch': '0.17.0' },
  publishConfig: { access: 'restricted' },
}

test('a sound manifest has no fault', () => {
  expect(manifestFaults(sound)).toEqual([])
})

test.each([
  ['CommonJS', { type: 'commonjs' }, '"type": "module"'],
  ['side effects', { sideEffects: true }, '"sideEffects": false'],
  ['no word on Node', { engines: {} }, '"engines"'],
  ['public access', { publishConfig: { access: 'public' } }, '"access": "restricted", got "public"'],
  ['a source condition', { exports: { '.': { '@armor/source': './src/index.ts' } } }, '@armor/source'],
  ['a workspace range', { dependencies: { '@armor/spec': 'workspace:^' } }, '@armor/spec as workspace:^'],
  ['a catalog range', { peerDependencies: { react: 'catalog:' } }, 'react as catalog:'],
] as const)('%s is a fault', (_, part, words) => {
  const faults = manifestFaults({ ...sound, ...part })
  expect(faults).toHaveLength(1)
  expect(faults[0]).toContain(words)
})

test('a subpath that is no module is an asset', () => {
  const exports = {
    '.': {},
    './react': {},
    './openapi.yaml': '',
    './openapi.json': '',
    './schemas/*.json': '',
  }
  expect(assetPaths({ ...sound, exports })).toEqual(['./openapi.yaml'])
})
