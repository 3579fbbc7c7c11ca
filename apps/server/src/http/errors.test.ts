import type { ApiError } from '@armor/spec'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../store/database.ts'
import { startTestServer, type TestServer } from '../testing/server.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
  const db = await openDatabase(server.database)
  await sql`alter table recoveries rename to recoveries_out_of_reach`.execute(db)
  await db.destroy()
})
afterEach(() => server.close())

describe('a server that fails', () => {
  it('says 500 and a reference id, and nothing of the reason', async () => {
    const { status, json, text } = await server.call('DELETE', '/recovery/a-secret-recovery-id')
    expect(status).toBe(500)
    expect(json).toMatchObject({ error: 'internal_error', status: 500 })
    expect(text).not.toMatch(/recoveries|sqlite|a-secret/i)
  })

  it('tells its operator the reason by the same reference id and the route, never by the URL', async () => {
    const { json } = await server.call('DELETE', '/recovery/a-secret-recovery-id')
    const { referenceId } = json as ApiError
    expect(server.faults).toEqual([
      {
        referenceId,
        route: '/recovery/:recoveryId',
        error: expect.objectContaining({ code: 'SQLITE_ERROR' }),
      },
    ])
    expect(String(server.faults[0]!.error)).not.toContain('a-secret')
  })

  it('still answers the calls that it can', async () => {
    await server.call('DELETE', '/recovery/a-secret-recovery-id')
    expect(await server.signIn(await server.persona())).toMatch(/^[0-9a-f]{32}$/)
  })
})
