import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readSpecPackages, specPackages } from './packages.ts'

const generates = (...targets: string[]) => ({ generate: ['openapi-codegen', ...targets].join(' ') })

test('published packages that hold generated code are reached, and those that depend on them, whatever the order', () => {
  const found = specPackages([
    { name: '@armor/flows', dependencies: { '@armor/client': 'workspace:^' } },
    {
      name: '@armor/client',
      scripts: generates('types=src/schema.gen.ts', 'operations=src/operations.gen.ts'),
    },
    { name: '@armor/react', peerDependencies: { '@armor/flows': 'workspace:^' } },
  ])
  expect(found).toEqual([
    { name: '@armor/client', kinds: ['types', 'operations'], uses: [] },
    { name: '@armor/flows', kinds: [], uses: ['@armor/client'] },
    { name: '@armor/react', kinds: [], uses: ['@armor/flows'] },
  ])
})

test('private packages have no version, and packages without the spec none that it asks for', () => {
  expect(
    specPackages([
      { name: '@armor/server', private: true, scripts: generates('json=generated') },
      { name: '@armor/icons', scripts: { generate: 'svg-sprite icons' } },
    ]),
  ).toEqual([])
})

test('in this repository these are the spec, the client and the flows', async () => {
  const packages = await readSpecPackages(join(import.meta.dirname, '../../..'))
  expect(packages.map(({ name }) => name).sort()).toEqual([
    '@armor/auth-flows',
    '@armor/client',
    '@armor/spec',
  ])
})
