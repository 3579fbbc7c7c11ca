import { readDocument, type SpecDocument } from '@armor/openapi-codegen/src/document.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { join } from 'node:path'
import { openSpecComparer, type SpecComparer } from '../compare.ts'
import { readSpecPackages, type SpecPackage } from '../packages.ts'
import { specPaths } from '../released.ts'
import { requiredBumps } from '../required.ts'
import { versionOf, type SpecVersion } from '../spec-version.ts'
import { answerMutations } from './answers.ts'
import { callMutations } from './calls.ts'
import { mutate, type Mutation } from './mutation.ts'
import { requestMutations } from './requests.ts'

const root = join(import.meta.dirname, '../../../..')
const mutations = [...requestMutations, ...answerMutations, ...callMutations]

let document: SpecDocument
let base: SpecVersion
let packages: SpecPackage[]
let comparer: SpecComparer

beforeAll(async () => {
  const paths = specPaths(root)
  document = await readDocument(paths.current)
  base = await generate(document)
  packages = await readSpecPackages(root)
  comparer = await openSpecComparer(paths.rules)
})
afterAll(() => comparer.close())

/** Every mutation is a spec of ours: everything must be generated from it. */
function generate(version: SpecDocument): Promise<SpecVersion> {
  return versionOf(version, (text) => expect.fail(text))
}

test('every mutation has a name of its own', () => {
  expect(new Set(mutations.map(({ name }) => name)).size).toBe(mutations.length)
})

test.each<[string, Mutation]>(mutations.map((mutation) => [mutation.name, mutation]))(
  '%s',
  async (_, mutation) => {
    const head = await generate(mutate(document, mutation))
    const findings = await comparer.compare(base, head)
    const [spec, client, flows] = mutation.verdict
    expect(requiredBumps(packages, findings, base, head)).toEqual({
      '@armor/spec': spec,
      '@armor/client': client,
      '@armor/auth-flows': flows,
    })
  },
)
