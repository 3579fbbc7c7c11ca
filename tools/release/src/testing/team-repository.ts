import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { run } from '@armor/local-registry'

/** A repository with two published packages, `@team/low` and `@team/high` that depends on it, both at 1.0.0. */
export interface TeamRepository {
  readonly root: string
  readonly write: (path: string, text: string) => Promise<void>
  /** Notes a change, as `changeset` would. */
  readonly note: (id: string, bumps: Readonly<Record<string, string>>, summary: string) => Promise<void>
  readonly remove: () => Promise<void>
}

/** Makes one in a folder of its own, whose `@team` packages go where the npmrc says. */
export async function teamRepository(npmrc = ''): Promise<TeamRepository> {
  const root = await mkdtemp(join(tmpdir(), 'armor-release-'))
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), text)
  }
  const manifest = (name: string, part: object) =>
    JSON.stringify({
      name,
      version: '1.0.0',
      type: 'module',
      exports: './index.js',
      publishConfig: { access: 'restricted' },
      ...part,
    })
  await write('package.json', JSON.stringify({ name: 'team', private: true }))
  await write('pnpm-workspace.yaml', 'packages:\n  - packages/*\n')
  await write('pnpm-lock.yaml', "lockfileVersion: '9.0'\n")
  await write('.npmrc', npmrc)
  await write('.changeset/config.json', JSON.stringify({ access: 'restricted', baseBranch: 'main' }))
  await write('spec/openapi.yaml', 'openapi: 3.1.0\n')
  await write('packages/low/package.json', manifest('@team/low', {}))
  await write('packages/low/index.js', 'export const low = 1\n')
  const dependencies = { '@team/low': 'workspace:^' }
  await write('packages/high/package.json', manifest('@team/high', { dependencies }))
  await write('packages/high/index.js', "export { low } from '@team/low'\n")
  const git = (...args: readonly string[]) => run('git', args, root)
  await git('init', '--quiet', '--initial-branch', 'main')
  await git('config', 'user.name', 'Team')
  await git('config', 'user.email', 'team@example.com')
  await git('add', '.')
  await git('commit', '--quiet', '--message', 'Two packages')
  return {
    root,
    write,
    note: (id, bumps, summary) => {
      const front = Object.entries(bumps).map(([name, bump]) => `'${name}': ${bump}\n`)
      return write(`.changeset/${id}.md`, `---\n${front.join('')}---\n\n${summary}\n`)
    },
    remove: () => rm(root, { recursive: true }),
  }
}
