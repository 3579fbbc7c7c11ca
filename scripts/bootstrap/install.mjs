import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { whileLocked } from './lock.mjs'
import { remember } from './notes.mjs'

/**
 * Installs when the lockfile or a manifest differs from what was installed last.
 *
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @param {(text: string) => void} say
 */
export function installWhatIsMissing(root, env, say) {
  const notes = join(root, 'node_modules', '.cache', 'bootstrap')
  const marker = join(notes, 'installed')
  const wanted = digestOfManifests(root)
  const isInstalled = () => existsSync(marker) && readFileSync(marker, 'utf8') === wanted
  if (isInstalled()) return

  whileLocked(join(notes, 'install.lock'), say, () => {
    // Another run may have installed it while this one waited.
    if (isInstalled()) return
    say('installing dependencies')
    const pnpm = spawnSync('pnpm', ['install', '--frozen-lockfile', '--prefer-offline'], {
      cwd: root,
      env,
      shell: process.platform === 'win32',
      // pnpm's own report goes to stderr too.
      stdio: ['ignore', 2, 2],
    })
    if (pnpm.status !== 0) {
      throw new Error(
        'the install failed; pnpm says why above. After a change of a package.json: npm run pnpm install',
      )
    }
    remember(marker, wanted)
  })
}

/**
 * One digest of everything that an install goes by.
 *
 * @param {string} root
 */
export function digestOfManifests(root) {
  const workspace = readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8')
  const folders = ['', ...workspaceFolders(workspace, (room) => foldersIn(join(root, room)))]
  const files = [
    'pnpm-lock.yaml',
    'pnpm-workspace.yaml',
    ...folders.map((name) => join(name, 'package.json')),
  ]
  const hash = createHash('sha256')
  for (const file of files) {
    if (existsSync(join(root, file))) hash.update(file).update(readFileSync(join(root, file)))
  }
  return hash.digest('hex')
}

/**
 * The folders that `packages:` in pnpm-workspace.yaml names: `spec`, or each one in `packages/*`. No YAML parser is
 * installed yet; the list is one name a line.
 *
 * @param {string} yaml
 * @param {(room: string) => string[]} list
 */
export function workspaceFolders(yaml, list) {
  const lines = yaml.split(/\r?\n/)
  const start = lines.indexOf('packages:') + 1
  if (start === 0) throw new Error('pnpm-workspace.yaml: expected a line "packages:", found none')
  /** @type {string[]} */
  const folders = []
  for (const line of lines.slice(start)) {
    const name = /^ +- +['"]?([^'"#\s]+)/.exec(line)?.[1]
    if (name === undefined) break
    const room = name.endsWith('/*') ? name.slice(0, -2) : null
    folders.push(...(room === null ? [name] : list(room).map((folder) => `${room}/${folder}`)))
  }
  return folders
}

/** @param {string} room */
function foldersIn(room) {
  if (!existsSync(room)) return []
  const entries = readdirSync(room, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort((a, b) => (a < b ? -1 : 1))
}
