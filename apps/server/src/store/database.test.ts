import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from './database.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'armor-database-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('the database', () => {
  it('is created with the folders above it, in WAL mode with full synchronisation', async () => {
    const db = await openDatabase(join(folder, 'a/b/armor.db'))
    const journal = await sql<{ journal_mode: string }>`pragma journal_mode`.execute(db)
    const synchronous = await sql<{ synchronous: number }>`pragma synchronous`.execute(db)
    expect(journal.rows[0]!.journal_mode).toBe('wal')
    expect(synchronous.rows[0]!.synchronous).toBe(2)
    await db.destroy()
  })

  it("is its owner's alone to read, with its log, its index and a folder made for it", async () => {
    const path = join(folder, 'made', 'armor.db')
    const db = await openDatabase(path)
    const modes = ['', '-wal', '-shm'].map((suffix) => statSync(`${path}${suffix}`).mode & 0o777)
    expect(modes).toEqual([0o600, 0o600, 0o600])
    expect(statSync(join(folder, 'made')).mode & 0o777).toBe(0o700)
    await db.destroy()
  })

  it('keeps the mode that an operator gave it', async () => {
    const path = join(folder, 'armor.db')
    await (await openDatabase(path)).destroy()
    chmodSync(path, 0o640)
    await (await openDatabase(path)).destroy()
    expect(statSync(path).mode & 0o777).toBe(0o640)
  })

  it('keeps what it holds when it is opened again', async () => {
    const path = join(folder, 'armor.db')
    const first = await openDatabase(path)
    await first
      .insertInto('otp_failures')
      .values({ subject: Buffer.from('a'), since: 1, count: 2 })
      .execute()
    await first.destroy()
    const again = await openDatabase(path)
    expect(await again.selectFrom('otp_failures').select('count').execute()).toEqual([{ count: 2 }])
    await again.destroy()
  })

  it("waits for another process's transaction instead of failing", async () => {
    const path = join(folder, 'armor.db')
    const [one, other] = [await openDatabase(path), await openDatabase(path)]
    await one
      .insertInto('otp_failures')
      .values({ subject: Buffer.from('a'), since: 1, count: 0 })
      .execute()
    const count = (db: typeof one) =>
      db.transaction().execute(async (transaction) => {
        const row = await transaction.selectFrom('otp_failures').select('count').executeTakeFirstOrThrow()
        await transaction
          .updateTable('otp_failures')
          .set({ count: row.count + 1 })
          .execute()
      })
    for (let round = 0; round < 20; round += 1) {
      await count(one)
      await count(other)
    }
    expect(await one.selectFrom('otp_failures').select('count').execute()).toEqual([{ count: 40 }])
    await Promise.all([one.destroy(), other.destroy()])
  })

  it('that cannot be opened is one line with the next step', async () => {
    const file = join(folder, 'file')
    writeFileSync(file, 'this is not a database, and long enough to be told from one. '.repeat(20))
    for (const path of [folder, file, join(file, 'armor.db')]) {
      await expect(openDatabase(path)).rejects.toThrow(
        /^the database .* cannot be used \(.*\): choose .*--database <file>$/,
      )
    }
  })

  it('that can be read but not written is refused too, before anybody is answered', async () => {
    const path = join(folder, 'armor.db')
    await (await openDatabase(path)).destroy()
    chmodSync(folder, 0o777)
    chmodSync(path, 0o444)
    await asAnyone(async () => {
      await expect(openDatabase(path)).rejects.toThrow(/^the database .* cannot be used \(.*\): choose /)
    })
  })
})

/** Root may write to everything, so it steps down for this. */
async function asAnyone(work: () => Promise<void>): Promise<void> {
  const isRoot = process.geteuid!() === 0
  if (isRoot) process.seteuid!('nobody')
  try {
    await work()
  } finally {
    if (isRoot) process.seteuid!('root')
  }
}
