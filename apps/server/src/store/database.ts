import { closeSync, existsSync, openSync, readSync, rmSync, statSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { CompiledQuery, Kysely, SqliteDialect, type Driver } from 'kysely'
import { Migrator } from 'kysely/migration'
import { hold, isHeld } from './hold.ts'
import { createPrivately } from './private-file.ts'
import * as initial from './migrations/001-initial.ts'
import * as outboxChannel from './migrations/002-outbox-channel.ts'
import type { Tables } from './tables.ts'

/** The database, or a transaction in it: every query takes one. */
export type Database = Kysely<Tables>

/** In the order in which they are applied. A migration that was released is never edited. */
const migrations = { '001-initial': initial, '002-outbox-channel': outboxChannel }

/**
 * Opens the SQLite database at `path`, creates it where there is none, and brings it to the current shape.
 * Throws an error of one line when the file cannot be opened or written.
 */
export async function openDatabase(path: string): Promise<Database> {
  const db = new Kysely<Tables>({ dialect: new ImmediateSqliteDialect({ database: openSqlite(path) }) })
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) {
    await db.destroy()
    throw unusable(path, error)
  }
  return db
}

/**
 * Claims the database at `path` for a server, together with other servers; `fresh` deletes it first, which takes that
 * no server runs on it. Gives the function that lets go of it. Throws an error of one line when it can't be had.
 */
export function claimDatabase(path: string, { fresh }: { fresh: boolean }): () => void {
  if (path === ':memory:') return () => {}
  const lock = `${path}.lock`
  try {
    if (existsSync(path) && statSync(path).isDirectory()) throw new Error('it is a folder')
    if (fresh) {
      const release = hold(lock, 'alone')
      try {
        removeDatabase(path)
      } finally {
        release()
      }
    }
    // Held before it is opened: whoever deletes it has made sure that nobody has it open.
    return hold(lock, 'together')
  } catch (error) {
    if (!isHeld(error)) throw unusable(path, error)
    throw new Error(
      `the database ${path} is in use by a running server: stop it first, or choose another with --database <file>`,
      { cause: error },
    )
  }
}

/** Throws for a file that is something else. */
function removeDatabase(path: string): void {
  if (!existsSync(path)) return
  if (!isSqlite(path)) throw new Error('file is not a database')
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true })
}

/** Every SQLite file begins with this text; one that was never written to is empty. */
function isSqlite(path: string): boolean {
  const magic = Buffer.from('SQLite format 3\0')
  const start = Buffer.alloc(magic.length)
  const file = openSync(path, 'r')
  try {
    return readSync(file, start, 0, magic.length, 0) === 0 || start.equals(magic)
  } finally {
    closeSync(file)
  }
}

function openSqlite(path: string): Sqlite.Database {
  try {
    if (path !== ':memory:') createPrivately(path)
    const sqlite = new Sqlite(path)
    sqlite.pragma('journal_mode = WAL')
    // A redeemed code must stay redeemed when the power fails.
    sqlite.pragma('synchronous = FULL')
    sqlite.pragma('foreign_keys = ON')
    sqlite.pragma('busy_timeout = 5000')
    // SQLite opens a file that can only be read without a word, and would refuse the first sign-in instead.
    sqlite.exec('begin immediate; create table written (probe); rollback')
    return sqlite
  } catch (error) {
    throw unusable(path, error)
  }
}

function unusable(path: string, error: unknown): Error {
  const reason = error instanceof Error ? error.message : String(error)
  return new Error(
    `the database ${path} cannot be used (${reason}): choose a file in a folder that can be written, with --database <file>`,
    { cause: error },
  )
}

/**
 * Takes the write lock when a transaction begins. SQLite's own default takes it at the first write, and then
 * refuses (SQLITE_BUSY_SNAPSHOT, without waiting) when another process wrote since the first read.
 */
class ImmediateSqliteDialect extends SqliteDialect {
  override createDriver(): Driver {
    const driver = super.createDriver()
    driver.beginTransaction = async (connection) => {
      await connection.executeQuery(CompiledQuery.raw('begin immediate'))
    }
    return driver
  }
}
