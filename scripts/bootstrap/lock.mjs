import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Does the work while no other process on this machine does: two first runs side by side must not install into each
 * other. Waits for the other one; a lock whose owner is gone is taken over.
 *
 * @param {string} path
 * @param {(text: string) => void} say
 * @param {() => void} work
 */
export function whileLocked(path, say, work) {
  mkdirSync(dirname(path), { recursive: true })
  let waited = false
  while (!take(path)) {
    const owner = ownerOf(path)
    if (owner !== null && !isAlive(owner)) {
      rmSync(path, { force: true })
      continue
    }
    if (!waited) say(`waiting for another run to finish installing (${path} names its process)`)
    waited = true
    sleep(200)
  }
  try {
    work()
  } finally {
    rmSync(path, { force: true })
  }
}

/** @param {string} path */
function take(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

/**
 * The process that holds the lock, or `null` when it has just let go or has not yet written its number.
 *
 * @param {string} path
 */
function ownerOf(path) {
  try {
    return Number(readFileSync(path, 'utf8')) || null
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

/**
 * Whether a process of this number runs.
 *
 * @param {number} pid
 */
function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) !== 'ESRCH'
  }
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? error.code : null
}

/** @param {number} milliseconds */
function sleep(milliseconds) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}
