import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { isAlive, ownerOf } from '../bootstrap/lock.mjs'

/**
 * Marks this process as the one that runs the demo on this database: two would take each other's messages, and
 * `--fresh` would delete the database under the other. Gives the function that takes the mark away.
 */
export function markAsRunning(path: string, lives: (pid: number) => boolean = isAlive): () => void {
  const owner = ownerOf(path)
  if (owner !== null && owner !== process.pid && lives(owner)) {
    throw new Error(`the demo of this folder runs already, as process ${owner}: use it, or stop it first`)
  }
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `${process.pid}\n`)
  return () => rmSync(path, { force: true })
}
