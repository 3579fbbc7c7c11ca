import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Leaves a note for the next run, whole or not at all: another run may be reading it.
 *
 * @param {string} path
 * @param {string} text
 */
export function remember(path, text) {
  mkdirSync(dirname(path), { recursive: true })
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, text)
  renameSync(draft, path)
}
