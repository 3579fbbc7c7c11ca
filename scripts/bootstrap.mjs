#!/usr/bin/env node
// Runs one command of this project on the Node and pnpm that it needs, after installing what is missing.
//
//   node scripts/bootstrap.mjs <command> [arguments...]
//
// Plain Node (18 and up), no dependencies: it runs before anything is installed. It speaks on stderr,
// so that stdout holds the command's own output alone.

import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const onWindows = process.platform === 'win32'
const read = (path) => readFileSync(join(root, path), 'utf8')

const nodeVersion = read('.node-version').trim()
const pnpmVersion = JSON.parse(read('package.json')).packageManager.split('@')[1]

const [command, ...args] = process.argv.slice(2)
if (command === undefined) {
  fail('expected a command, for example: node scripts/bootstrap.mjs turbo run typecheck')
}

const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' }
env.PATH = [join(root, 'node_modules', '.bin'), toolchainPath(), process.env.PATH]
  .filter(Boolean)
  .join(delimiter)
install()
run()

/** Node 24.11 and later in 24, or 26 and up: it strips types, and better-sqlite3 is built for it. */
function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number)
  return major >= 26 || (major === 24 && minor >= 11)
}

/** The folder that holds the right `node` and `pnpm`, or nothing when the ones at hand will do. */
function toolchainPath() {
  const wanted = isNewEnough(process.versions.node) ? [] : [`node@${nodeVersion}`]
  if (wanted.length > 0 || installedPnpm() !== pnpmVersion) wanted.push(`pnpm@${pnpmVersion}`)
  if (wanted.length === 0) return ''

  const note = join(root, 'node_modules', '.cache', 'bootstrap', 'toolchain.json')
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
  if (npx.status !== 0)
    fail(`could not fetch ${key}: is the package registry within reach? Run it again when it is.`)
  const path = npx.stdout.split(delimiter)[0]
  remember(note, JSON.stringify({ key, path }))
  return path
}

function installedPnpm() {
  const found = spawnSync('pnpm', ['--version'], { cwd: root, encoding: 'utf8', shell: onWindows })
  return found.status === 0 ? found.stdout.trim() : null
}

/** Installs when the lockfile or a manifest differs from what was installed last. */
function install() {
  if (command === 'pnpm') return
  const marker = join(root, 'node_modules', '.cache', 'bootstrap', 'installed')
  const digest = manifestDigest()
  if (existsSync(marker) && readFileSync(marker, 'utf8') === digest) return
  say('installing dependencies')
  const pnpm = spawnSync('pnpm', ['install', '--frozen-lockfile', '--prefer-offline'], {
    cwd: root,
    env,
    shell: onWindows,
    // pnpm's own report goes to stderr too.
    stdio: ['ignore', 2, 2],
  })
  if (pnpm.status !== 0)
    fail('the install failed; pnpm says why above. After a change of a package.json: npm run pnpm install')
  remember(marker, digest)
}

function manifestDigest() {
  const hash = createHash('sha256')
  const rooms = [
    '',
    'spec',
    'bench',
    ...['packages', 'apps', 'tools'].flatMap((room) =>
      existsSync(join(root, room)) ? readdirSync(join(root, room)).map((name) => join(room, name)) : [],
    ),
  ]
  const files = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...rooms.map((room) => join(room, 'package.json'))]
  for (const file of files.sort()) {
    if (existsSync(join(root, file))) hash.update(file).update(read(file))
  }
  return hash.digest('hex')
}

/** Becomes the command, as nearly as Node can: same terminal, its signals passed on, its exit code. */
function run() {
  const child = spawn(command, args, { cwd: root, env, shell: onWindows, stdio: 'inherit' })
  const passOn = (signal) => child.kill(signal)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, passOn)
  child.on('error', (error) => fail(`could not run ${command}: ${error.message}`))
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 143)
  })
}

function remember(path, text) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

function say(text) {
  process.stderr.write(`bootstrap: ${text}\n`)
}

function fail(text) {
  say(text)
  process.exit(1)
}
