import Sqlite from 'better-sqlite3'
import { createPrivately } from './private-file.ts'

/** How long a start waits for another one that is just starting over. */
const waitMs = 5000

/**
 * Holds a lock file: together with others, or alone. Throws when the others don't allow it ({@link isHeld}). Gives
 * the function that lets go; a process that is killed lets go too, because the lock is the operating system's, by way
 * of SQLite. The file stays: deleting it would let two processes lock two files of one name.
 */
export function hold(path: string, how: 'together' | 'alone'): () => void {
  createPrivately(path)
  const lock = new Sqlite(path, { timeout: how === 'together' ? waitMs : 0 })
  try {
    // The lock lasts as long as the transaction, which nothing but closing ends.
    lock.exec(how === 'together' ? 'begin; select * from sqlite_schema' : 'begin exclusive')
  } catch (error) {
    lock.close()
    throw error
  }
  return () => lock.close()
}

/** Whether {@link hold} was refused because somebody else holds the lock. */
export function isHeld(error: unknown): boolean {
  return error instanceof Sqlite.SqliteError && error.code === 'SQLITE_BUSY'
}
