import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { remember } from './notes.mjs'

const onWindows = process.platform === 'win32'

/**
 * True for Node 24.11 and later in 24, and for 26 and up: it strips types, and better-sqlite3 is built for it.
 *
 * @param {string} version
 */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major >= 26 || (major === 24 && minor >= 11)
}

/**
 * The packages to fetch: those of the pinned ones that the machine can't stand in for.
 *
 * @param {{ node: string, pnpm: string | null }} atHand
 * @param {{ node: string, pnpm: string }} pinned
 */
export function toolsToFetch(atHand, pinned) {
  const node = isNewEnough(atHand.node) ? [] : [`node@${pinned.node}`]
  // A pnpm for the old Node may not run on the new one, so both come together.
  const pnpm = node.length === 0 && atHand.pnpm === pinned.pnpm ? [] : [`pnpm@${pinned.pnpm}`]
  return [...node, ...pnpm]
}

/**
 * The versions that the project is written for: `.node-version` and `packageManager`.
 *
 * @param {string} root
 */
export function pinnedTools(root) {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const [name, pnpm] = manifest.packageManager.split('@')
  if (name !== 'pnpm')
    throw new Error(`package.json: expected packageManager to name pnpm, got ${manifest.packageManager}`)
  return { node: readFileSync(join(root, '.node-version'), 'utf8').trim(), pnpm }
}

/**
 * The folder that holds the right `node` and `pnpm`, or nothing when the ones at hand will do.
 *
 * @param {string} root
 * @param {(text: string) => void} say
 */
export function findTools(root, say) {
  const atHand = { node: process.versions.node, pnpm: versionOfPnpm(root) }
  const wanted = toolsToFetch(atHand, pinnedTools(root))
  if (wanted.length === 0) return ''

  const note = join(root, 'node_modules', '.cache', 'bootstrap', 'tools.json')
  const key = wanted.join(' ')
  const known = existsSync(note) ? JSON.parse(readFileSync(note, 'utf8')) : {}
  if (known.key === key && existsSync(join(known.path, onWindows ? 'pnpm.cmd' : 'pnpm'))) return known.path

  say(`fetching ${key} (once)`)
  const packages = wanted.flatMap((name) => ['-p', name])
  const npx = spawnSync('npx', ['-y', ...packages, '--', 'node', '-p', 'process.env.PATH'], {
    cwd: root,
    encoding: 'utf8',
    shell: onWindows,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const path = npx.status === 0 ? npx.stdout.split(delimiter)[0] : undefined
  if (path === undefined) {
    throw new Error(`could not fetch ${key}: is the package registry within reach? Run it again when it is.`)
  }
  remember(note, JSON.stringify({ key, path }))
  return path
}

/** @param {string} root */
function versionOfPnpm(root) {
  const found = spawnSync('pnpm', ['--version'], { cwd: root, encoding: 'utf8', shell: onWindows })
  return found.status === 0 ? found.stdout.trim() : null
}
