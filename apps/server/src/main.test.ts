import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { settings } from './config.ts'
import { createCaller } from './testing/caller.ts'
import { grantBySms } from './testing/recovery-steps.ts'
import { spawnServer, type Announcement, type ServerProcess } from './testing/server-process.ts'

// Each of these starts real processes.
vi.setConfig({ testTimeout: 60_000 })

let folder: string
let database: string
let running: ServerProcess[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'armor-main-'))
  database = join(folder, 'armor.db')
  running = []
})
afterEach(async () => {
  for (const server of running) server.signal('SIGKILL')
  await Promise.all(running.map(({ exit }) => exit))
  rmSync(folder, { recursive: true })
})

function run(...args: string[]): ServerProcess {
  return runIn({}, ...args)
}

function runIn(env: Record<string, string>, ...args: string[]): ServerProcess {
  const server = spawnServer(args, env)
  running.push(server)
  return server
}

const runDemo = (...args: string[]) => run('--port', '0', '--database', database, '--demo', '--json', ...args)
const announced = async (server: ServerProcess) => JSON.parse(await server.firstLine) as Announcement

async function stop(server: ServerProcess): Promise<void> {
  server.signal('SIGTERM')
  await server.exit
}

describe('the server as a process', () => {
  it('prints its configuration table on --help', async () => {
    const server = run('--help')
    expect(await server.exit).toBe(0)
    for (const { meaning } of Object.values(settings)) expect(server.stdout()).toContain(meaning)
    expect(server.stderr()).toBe('')
  })

  it('prints one line of JSON when it is ready, the users in their order', async () => {
    const server = runDemo()
    const { users, ...urls } = await announced(server)
    expect(Object.keys(JSON.parse(server.stdout()) as object)).toEqual([
      'url',
      'outboxUrl',
      'controlUrl',
      'users',
    ])
    expect(urls.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(urls.outboxUrl.startsWith(urls.url) && urls.controlUrl.startsWith(urls.url)).toBe(true)
    for (const user of users) {
      expect(Object.keys(user)).toEqual(['username', 'password', 'userId', 'phone', 'roles', 'accounts'])
    }
    const [withPhone, withoutPhone, administrator] = users
    expect(users).toHaveLength(3)
    expect(withPhone).toMatchObject({ phone: expect.stringMatching(/^\+\d+$/), roles: [] })
    expect(withPhone!.accounts).toHaveLength(2)
    expect(withoutPhone).toMatchObject({ phone: null, roles: [] })
    expect(administrator).toMatchObject({ roles: ['admin'], accounts: withPhone!.accounts })

    await stop(server)
    expect(server.stdout()).toMatch(/^[^\n]+\n$/)
    expect(server.stderr()).toBe('')
  })

  it('tells a person where it is, and how to sign in', async () => {
    const server = run('--port', '0', '--database', database, '--demo')
    expect(await server.firstLine).toMatch(/http:\/\/127\.0\.0\.1:\d+$/)
    await stop(server)
    expect(server.stdout()).toContain(database)
    expect(server.stdout()).toContain('ada.lovelace@demo.armor.test  steam looms weave numbers')
  })

  it('takes a path from where the person stands, as npm tells it', async () => {
    const server = runIn({ INIT_CWD: folder }, '--port', '0', '--database', 'data/here.db')
    await server.firstLine
    expect(existsSync(join(folder, 'data', 'here.db'))).toBe(true)
  })

  it.each(['SIGINT', 'SIGTERM'] as const)('ends well on %s', async (signal) => {
    const server = runDemo()
    await server.firstLine
    server.signal(signal)
    expect(await server.exit).toBe(0)
    expect(server.stderr()).toBe('')
  })
})

describe('a start that cannot be', () => {
  const notADatabase = 'this is not a database, and long enough to be told from one. '.repeat(20)
  const endOf = async (server: ServerProcess) => ({
    code: await server.exit,
    stdout: server.stdout(),
    stderr: server.stderr(),
  })
  const oneLine = (holding: string) => ({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(new RegExp(`^armor-server: .*${holding}.*\n$`)) as string,
  })

  it('for an unknown option says so in one line', async () => {
    const ended = await endOf(run('--prot', '1'))
    expect(ended).toEqual(oneLine('--prot.*--help lists the options'))
  })

  it('for a port that is taken says so in one line', async () => {
    const { url } = await announced(runDemo())
    const { port } = new URL(url)
    const ended = await endOf(run('--port', port, '--database', join(folder, 'second.db')))
    expect(ended).toEqual(oneLine(`${port}: choose another port with --port`))
  })

  it.each([
    ['lies below a file', () => join(folder, 'file', 'armor.db')],
    ['is a folder', () => folder],
    ['is no database', () => join(folder, 'file')],
  ])('for a database that %s says so in one line', async (_, path) => {
    writeFileSync(join(folder, 'file'), notADatabase)
    const args = ['--port', '0', '--database', path()]
    const refused = oneLine('the database .* cannot be used .*--database <file>')
    expect(await endOf(run(...args))).toEqual(refused)
    // Starting over deletes a database, and never anything else.
    expect(await endOf(run(...args, '--demo', '--fresh'))).toEqual(refused)
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe(notADatabase)
  })
})

describe('--fresh beside a running server', () => {
  it.each([
    ['on another port', () => '0', 'is in use by a running server: stop it first'],
    ['on its port', (url: string) => new URL(url).port, 'EADDRINUSE'],
  ])('%s is refused in one line, and every user is still there', async (_, portOf, reason) => {
    const first = runDemo()
    const { url } = await announced(first)
    const persona = await createCaller(url).persona()
    const second = run('--port', portOf(url), '--database', database, '--demo', '--fresh', '--json')
    await expect(second.firstLine).rejects.toThrow(
      new RegExp(`ended with 1 .*: armor-server: .*${reason}.*\n$`),
    )
    await stop(first)
    const after = await announced(runDemo())
    expect(await createCaller(after.url).signIn(persona)).toMatch(/^[0-9a-f]{32}$/)
  })

  it('is taken once the server is gone, were it by kill -9', async () => {
    const first = runDemo()
    await first.firstLine
    first.signal('SIGKILL')
    await first.exit
    expect((await announced(runDemo('--fresh'))).users).toHaveLength(3)
  })
})

describe('a restart', () => {
  const newPassword = 'vivid otter juggles lemons'

  async function changePasswordOfFirst({ url, users }: Announcement): Promise<void> {
    const caller = createCaller(url)
    const grantID = await grantBySms(caller, users[0]!)
    const { status } = await caller.call('POST', '/reset', { body: { grantID, newPassword } })
    expect(status).toBe(200)
  }

  it('keeps the database: a password that was changed is shown as changed, and signs in', async () => {
    const first = runDemo()
    const before = await announced(first)
    await changePasswordOfFirst(before)
    await stop(first)

    const after = await announced(runDemo())
    expect(after.users.map(({ userId }) => userId)).toEqual(before.users.map(({ userId }) => userId))
    expect(after.users.map(({ password }) => password === null)).toEqual([true, false, false])
    const { username } = after.users[0]!
    const token = await createCaller(after.url).signIn({ username, password: newPassword })
    expect(token).toMatch(/^[0-9a-f]{32}$/)
  })

  it('with --fresh starts over', async () => {
    const first = runDemo()
    await changePasswordOfFirst(await announced(first))
    await stop(first)

    const { url, users } = await announced(runDemo('--fresh'))
    expect(users.map(({ password }) => password === null)).toEqual([false, false, false])
    expect(await createCaller(url).signIn(users[0]!)).toMatch(/^[0-9a-f]{32}$/)
  })
})
