#!/usr/bin/env node
// Runs one command of this project on the Node and pnpm that it needs, after installing what is missing.
//
//   node scripts/bootstrap.mjs <command> [arguments...]
//
// Plain Node (18 and up), no dependencies: it runs before anything is installed. It speaks on stderr,
// so that stdout holds the command's own output alone.

import { spawn } from 'node:child_process'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installWhatIsMissing } from './bootstrap/install.mjs'
import { findTools } from './bootstrap/tools.mjs'

// npm and the shell between die of a signal without passing it on: then whoever called this is another process.
const caller = process.ppid
const lookMs = 500

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const [command, ...args] = process.argv.slice(2)

try {
  if (command === undefined) {
    throw new Error('expected a command, for example: node scripts/bootstrap.mjs turbo run typecheck')
  }
  run(command, args, prepare())
} catch (error) {
  fail(error instanceof Error ? error.message : String(error))
}

/**
 * The environment that the command runs in. A command that this bootstrap already runs in has it: then nothing is
 * looked up twice.
 */
function prepare() {
  if (process.env.ARMOR_BOOTSTRAPPED === root) return process.env
  const path = [join(root, 'node_modules', '.bin'), findTools(root, say), process.env.PATH]
  const env = {
    ...process.env,
    PATH: path.filter(Boolean).join(delimiter),
    ARMOR_BOOTSTRAPPED: root,
    DO_NOT_TRACK: '1',
    TURBO_TELEMETRY_DISABLED: '1',
    REDOCLY_TELEMETRY: 'off',
    REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
  }
  // pnpm itself mends what the check would stumble over.
  if (command !== 'pnpm') installWhatIsMissing(root, env, say)
  return env
}

/**
 * Becomes the command, as nearly as Node can: same terminal, its signals passed on, its exit code. When the process
 * that called it is gone, the command is told to stop.
 *
 * @param {string} name
 * @param {string[]} given
 * @param {NodeJS.ProcessEnv} env
 */
function run(name, given, env) {
  // On Windows everything but node itself is a .cmd file, which takes a shell.
  const shell = process.platform === 'win32' && name !== 'node'
  const child = spawn(name, given, { cwd: root, env, shell, stdio: 'inherit' })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal))
  }
  const look = setInterval(() => {
    if (process.ppid === caller) return
    clearInterval(look)
    child.kill('SIGTERM')
  }, lookMs).unref()
  child.on('error', (error) => fail(`could not run ${name}: ${error.message}`))
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 143)
  })
}

/** @param {string} text */
function say(text) {
  process.stderr.write(`bootstrap: ${text}\n`)
}

/** @param {string} text */
function fail(text) {
  say(text)
  process.exitCode = 1
}
