import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openDatabase } from '../database.ts'
import { claimOutboxRow } from '../outbox.ts'
import type { Tables } from '../tables.ts'
import * as initial from './001-initial.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'armor-migration-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('a message that was queued before its channel was written down is still sent', async () => {
  const path = join(folder, 'armor.db')
  const before = new Kysely<Tables>({ dialect: new SqliteDialect({ database: new Sqlite(path) }) })
  const provider = { getMigrations: async () => ({ '001-initial': initial }) }
  expect((await new Migrator({ db: before, provider }).migrateToLatest()).error).toBeUndefined()
  const row = { id: 'row', payload: Buffer.from('sealed'), created_at: 1, expires_at: 9, next_attempt_at: 1 }
  // As the first shape has it.
  await before
    .insertInto('outbox')
    .values(row as typeof row & { channel: 'email' })
    .execute()
  await before.destroy()

  const db = await openDatabase(path)
  const claimed = await claimOutboxRow(db, { channel: 'email', now: 2, claimUntil: 3 })
  expect(claimed).toMatchObject({ id: 'row', attempts: 1 })
  await db.destroy()
})
