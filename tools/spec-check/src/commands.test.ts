import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { readChangesets } from '@changesets/read'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { changesetCommand } from './changeset-command.ts'
import { checkCommand } from './check-command.ts'
import { specPaths } from './released.ts'

const repository = join(import.meta.dirname, '../../..')
/** What the commands read of a repository. */
const copied = [
  'package.json',
  'pnpm-workspace.yaml',
  '.changeset/config.json',
  'spec/package.json',
  'spec/openapi.yaml',
  'spec/redocly.diff.yaml',
  'packages/client/package.json',
  'packages/auth-flows/package.json',
]

let root: string
let printed: string
let warned: string
const surroundings = () => ({
  root,
  cwd: root,
  print: (text: string) => void (printed += text),
  warn: (text: string) => void (warned += text),
})
const check = (...args: string[]) => checkCommand(args, surroundings())
const draft = (...args: string[]) => changesetCommand(args, surroundings())
const edit = async (from: string, to: string) => {
  const path = specPaths(root).current
  const text = await readFile(path, 'utf8')
  expect(text).toContain(from)
  await writeFile(path, text.replace(from, to))
}
/** What `npm run version` keeps of a release. */
const release = async () => {
  const { current, released } = specPaths(root)
  await mkdir(dirname(released), { recursive: true })
  await cp(current, released)
}
const rowOf = (name: string) =>
  printed
    .split('\n')
    .find((line) => line.startsWith(name))
    ?.split(/ {2,}/)
    .slice(1)

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'spec-check-repository-'))
  for (const path of copied) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await cp(join(repository, path), join(root, path))
  }
  printed = ''
  warned = ''
})
afterEach(() => rm(root, { recursive: true }))

test('before the first release everything is new, and a changeset must say so', async () => {
  expect(await check()).toBe(1)
  expect(rowOf('@armor/client')).toEqual(['minor', 'none', 'too small'])
})

test('a spec that is as it was released asks for nothing', async () => {
  await release()
  expect(await check()).toBe(0)
  expect(printed).toContain('Nothing changed')
  expect(rowOf('@armor/spec')).toEqual(['none', 'none'])
})

test('a breaking change fails until the changeset that it drafts is there; the draft speaks of the field', async () => {
  await release()
  await edit('        expires_in:\n', '        lifetime:\n')
  expect(await check()).toBe(1)
  expect(printed).toContain('major  `TokenResponse.expires_in` was removed')
  expect(printed).toContain('noticed by callers of exchangeToken, reissueToken that read it')
  expect(printed).toContain('#/components/schemas/TokenResponse/properties/expires_in')
  expect(warned).toContain('npm run spec:changeset')

  expect(await draft()).toBe(0)
  const [changeset] = await readChangesets(root)
  expect(changeset?.releases).toContainEqual({ name: '@armor/client', type: 'major' })
  expect(changeset?.summary).toMatch(/Breaking:\s+- `TokenResponse.expires_in` was removed/)
  expect(await check()).toBe(0)
})

test('what a pending changeset names is not drafted again; what comes on top is', async () => {
  await release()
  await edit('        expires_in:\n', '        lifetime:\n          type: integer\n        expires_in:\n')
  await draft()
  printed = ''
  await draft()
  expect(printed).toContain('Nothing to draft')

  await edit('        expires_in:\n', '        granted_at:\n          type: integer\n        expires_in:\n')
  await draft()
  const files = (await readdir(join(root, '.changeset'))).filter((file) => file.endsWith('.md'))
  expect(files).toHaveLength(2)
  expect(printed).toContain('`TokenResponse.granted_at` is new and optional')
  expect(printed.match(/`TokenResponse.lifetime`/)).toBeNull()
})

test('an example that changed is a patch, and a reason is given for it', async () => {
  await release()
  await edit('        - { userId: 1001 }\n', '        - { userId: 1002 }\n')
  expect(await check()).toBe(1)
  expect(rowOf('@armor/client')).toEqual(['patch', 'none', 'too small'])
  expect(printed).toMatch(/^patch {2}the document says the same in other words/)
})

test('--json prints the value alone, also where it fails', async () => {
  await release()
  await edit('operationId: getCurrentUser', 'operationId: whoAmI')
  expect(await check('--json')).toBe(1)
  expect(JSON.parse(printed)).toEqual({
    required: { '@armor/spec': 'major', '@armor/client': 'major', '@armor/auth-flows': 'major' },
    findings: [
      {
        pointer: '#/paths/~1me/get/operationId',
        what: 'getCurrentUser (GET /me) is now called whoAmI',
        who: 'everyone who calls getCurrentUser',
        bump: 'major',
      },
    ],
  })
})

test('any two documents are compared, without a changeset; of a foreign one it is said what it lacks', async () => {
  const lean = (type: string) =>
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'Time', version: '1.0.0' },
      paths: {
        '/time': {
          get: {
            operationId: 'getTime',
            responses: {
              '200': { description: 'Now', content: { 'application/json': { schema: { type } } } },
            },
          },
        },
      },
    })
  await writeFile(join(root, 'old.json'), lean('string'))
  await writeFile(join(root, 'new.json'), lean('integer'))
  expect(await check('--base', 'old.json', '--head', 'new.json')).toBe(0)
  expect(rowOf('@armor/spec')).toEqual(['major'])
  expect(printed).toContain('`GET /time answer 200` is number, was string')
  expect(warned).toContain('operations cannot be generated: GET /time: expected x-retry')
})

test('--help tells of every option; an unknown one is refused in one line', async () => {
  expect(await check('--help')).toBe(0)
  for (const option of ['--base', '--head', '--json']) expect(printed).toContain(option)
  await expect(check('--bsae', 'x')).rejects.toThrow(/^Unknown option '--bsae'.*--help lists the options$/)
  await expect(draft('--json')).rejects.toThrow('expected no options, got "--json"')
})

test('a file that is not there is named', async () => {
  await expect(check('--base', 'nowhere.yaml')).rejects.toThrow(/nowhere\.yaml/)
})
