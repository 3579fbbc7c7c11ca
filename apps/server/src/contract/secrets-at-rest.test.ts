import type { AuthorizationCode, RecoveryValidation, SmsRecoveryCompleted, TokenResponse } from '@armor/spec'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createCaller, type Caller } from '../testing/caller.ts'
import { recoveryIdByEmail, startSms } from '../testing/recovery-steps.ts'
import { spawnServer, type Announcement, type ServerProcess } from '../testing/server-process.ts'

vi.setConfig({ hookTimeout: 60_000 })

// Every flow is driven on a server of its own process; then its files and all that it printed are searched.
let folder: string
let server: ServerProcess
let issued: Map<string, string>
let places: Map<string, Buffer>
let username: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'armor-secrets-'))
  const database = join(folder, 'armor.db')
  server = spawnServer(['--port', '0', '--database', database, '--demo', '--json'])
  const { url } = JSON.parse(await server.firstLine) as Announcement
  const caller = createCaller(url)
  issued = new Map()
  username = await driveEveryFlow(caller)
  // Read while the server runs: closing would empty the write-ahead log into the database.
  places = new Map([
    ['database', readFileSync(database)],
    ['write-ahead log', readFileSync(`${database}-wal`)],
    ['key file', readFileSync(`${database}.keys`)],
  ])
  server.signal('SIGTERM')
  await server.exit
  places.set('database after closing', readFileSync(database))
  places.set('output', Buffer.from(server.stdout() + server.stderr()))
})
afterAll(async () => {
  server.signal('SIGKILL')
  await server.exit
  rmSync(folder, { recursive: true })
})

async function driveEveryFlow(caller: Caller): Promise<string> {
  const person = await caller.persona()
  const administrator = await caller.persona({ administratorOf: person.accounts.map(({ id }) => id) })
  const post = async <Success>(path: string, body: unknown, headers: Record<string, string> = {}) => {
    const { status, json } = await caller.call('POST', path, { body, headers })
    if (status !== 200) throw new Error(`${path} answered ${status}`)
    return json as Success
  }
  issued.set('password', person.password!)

  const { code } = await post<AuthorizationCode>('/auth/authorize', person)
  const first = await post<TokenResponse>('/auth/token', { code, grant_type: 'authorization_code' })
  const next = await post<TokenResponse>('/auth/token/reissue', { token: first.access_token })
  issued.set('code', code).set('access token', first.access_token).set('reissued token', next.access_token)
  issued.set('id token', first.id_token!)
  await caller.call('GET', '/me', { headers: { authorization: `FH-AUTH ${next.access_token}` } })

  // Left waiting: its one-time password and its message are still alive when the files are read.
  const pending = await startSms(caller, person)
  issued.set('pending flow token', pending.token).set('pending one-time password', pending.otp)

  const sms = await startSms(caller, person)
  const { token: recoveryId } = await post<SmsRecoveryCompleted>('/recovery/completesms', sms)
  const { grantId } = await post<RecoveryValidation>(`/recovery/${recoveryId}/actions/validate`, {})
  const newPassword = 'vivid otter juggles lemons'
  issued.set('flow token', sms.token).set('one-time password', sms.otp).set('recovery id', recoveryId)
  issued.set('grant', grantId!).set('new password', newPassword)

  const mailed = await recoveryIdByEmail(caller, person)
  const byMail = await post<RecoveryValidation>(`/recovery/${mailed}/actions/validate`, {})
  const deleted = await recoveryIdByEmail(caller, person)
  await caller.call('DELETE', `/recovery/${deleted}`)
  issued.set('mailed recovery id', mailed).set('grant by mail', byMail.grantId!).set('deleted id', deleted)

  const authorization = `FH-AUTH ${await caller.signIn(administrator)}`
  await post('/reset/initiate', { userId: person.userId }, { authorization })
  issued.set('administrator’s password', administrator.password!)

  // What is refused must leave no trace either.
  const refused = 'otters-refuse-lemons-here'
  issued.set('refused secret', refused)
  await caller.call('POST', '/auth/authorize', { body: { username: person.username, password: refused } })
  await caller.call('POST', '/auth/token', { body: { code: refused, grant_type: 'authorization_code' } })
  await caller.call('GET', '/me', { headers: { authorization: `FH-AUTH ${refused}` } })
  await caller.call('POST', `/recovery/${refused}/actions/validate`)
  await caller.call('POST', '/reset', {
    body: { grantID: grantId, newPassword: `${refused} ${person.username}` },
  })

  await post('/reset', { grantID: grantId, newPassword })
  return person.username
}

/** A secret as text, and as the bytes that its text stands for. */
function formsOf(secret: string): Buffer[] {
  const forms = [Buffer.from(secret)]
  if (/^[0-9a-f]{32}$/.test(secret)) forms.push(Buffer.from(secret, 'hex'))
  if (/^[\w+/-]{32,}=*$/.test(secret)) forms.push(Buffer.from(secret, 'base64'))
  return forms
}

describe('after every flow', () => {
  it('no secret that was issued stands in the database, its log, the key file or the output', () => {
    const found = [...issued].flatMap(([kind, secret]) =>
      [...places]
        .filter(([, bytes]) => formsOf(secret).some((form) => bytes.includes(form)))
        .map(([place]) => `${kind} in the ${place}`),
    )
    expect(found).toEqual([])
  })

  it('what is no secret is found there, so the search finds what there is', () => {
    const holding = [...places].filter(([, bytes]) => bytes.includes(username)).map(([place]) => place)
    expect(holding).toContain('write-ahead log')
    expect(holding).toContain('database after closing')
    expect(issued.size).toBe(17)
  })

  it('nothing was printed but the line that says where the server is', () => {
    expect(server.stdout().split('\n')).toHaveLength(2)
    expect(server.stderr()).toBe('')
  })
})
