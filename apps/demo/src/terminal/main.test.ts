import { spawn } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import fastify from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { walkthroughs } from '../walkthroughs/index.ts'
import { startOwnServer, type OwnServer } from './own-server.ts'

const main = join(import.meta.dirname, 'main.ts')
let server: OwnServer

beforeAll(async () => {
  server = await startOwnServer()
})

afterAll(async () => {
  await server.close()
})

async function run(args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['--conditions=@armor/source', main, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exit = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), exit])
  return { code, stdout, stderr }
}

test('a walkthrough is printed step by step, without colours where no terminal reads it', async () => {
  const { code, stdout, stderr } = await run(['sms-recovery', '--url', server.url])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const paths = [...stdout.matchAll(/^ +(?:GET|POST|DELETE) (\S+)$/gm)].map(([, path]) => path)
  expect(paths.slice(0, 5)).toEqual([
    '/recovery/usercontext/{username}',
    '/recovery/initiatesms',
    '/recovery/completesms',
    '/recovery/{recoveryId}/actions/validate',
    '/reset',
  ])
  expect(stdout).toContain('● password_required')
  expect(stdout).toContain('✓ 6 steps, all as expected')
  expect(stdout).not.toContain('\u001B[')
})

test('a long answer is cut, and whole with --full', async () => {
  const cut = await run(['login', '--url', server.url])
  expect(cut.stdout).toMatch(/\d+ more lines, all of them with --full/)
  expect(cut.stdout).not.toContain('log-search')
  const whole = await run(['login', '--full', '--url', server.url])
  expect(whole.code).toBe(0)
  expect(whole.stdout).not.toContain('with --full')
  expect(whole.stdout).toContain('log-search')
})

test('without --url it starts a server of its own and leaves nothing behind', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'armor-test-'))
  const { code, stdout } = await run(['login'], { TMPDIR: folder })
  expect(code).toBe(0)
  expect(stdout).toContain('credentials_refused')
  expect(await readdir(folder)).toEqual([])
  await rm(folder, { recursive: true })
})

test('interrupted in the middle, it still leaves nothing behind', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'armor-test-'))
  const child = spawn(process.execPath, ['--conditions=@armor/source', main, 'all'], {
    env: { ...process.env, TMPDIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve))
  child.stdout.once('data', () => child.kill('SIGINT'))
  child.stdout.resume()
  expect(await closed).toBe(130)
  expect(await readdir(folder)).toEqual([])
  await rm(folder, { recursive: true })
})

test('with --json stdout holds JSON alone', async () => {
  const { code, stdout } = await run(['login', 'cancel', '--json', '--url', server.url])
  expect(code).toBe(0)
  const { walkthroughs: records } = JSON.parse(stdout) as { walkthroughs: { steps: unknown[] }[] }
  expect(records).toMatchObject([
    { walkthrough: 'login', failure: null },
    { walkthrough: 'cancel', failure: null },
  ])
  expect(records[0]!.steps[0]).toMatchObject({
    number: 1,
    exchanges: [{ path: '/auth/authorize', input: { password: '***' }, outcome: { status: 401 } }],
    scene: { flow: { kind: 'signed_out' }, refused: { code: 'credentials_refused' } },
  })
})

test('a step that fails is named, and the exit code is 1', async () => {
  await fetch(`${server.url}/demo/control/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ operation: 'validateRecovery', kind: 'status', status: 403 }),
  })
  const { code, stdout, stderr } = await run(['sms-recovery', '--url', server.url])
  expect(code).toBe(1)
  expect(stderr).toMatch(/^walkthrough: sms-recovery, step 4: expected a success, got \w+: .*403.*\n$/)
  expect(stdout).toContain('✗ step 4 failed')
})

test('an unknown name is answered with the known ones', async () => {
  const { code, stdout, stderr } = await run(['smsrecovery'])
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toBe(
    `walkthrough: there is no walkthrough "smsrecovery": choose from ${walkthroughs.map(({ name }) => name).join(', ')}\n`,
  )
})

test('a server that cannot be reached is one line that says what to do', async () => {
  const { code, stderr } = await run(['login', '--url', 'http://127.0.0.1:1'])
  expect(code).toBe(1)
  expect(stderr).toMatch(/^walkthrough: nothing answers on http:\/\/127\.0\.0\.1:1: start a server .*\n$/)
})

test('a server without --demo is told apart', async () => {
  const other = fastify()
  await other.listen({ port: 0, host: '127.0.0.1' })
  const { code, stderr } = await run(['login', '--url', other.listeningOrigin])
  await other.close()
  expect(code).toBe(1)
  expect(stderr).toMatch(/^walkthrough: http:\S+ is no demo server: .*\n$/)
})

test('--list names them all, and --help says what there is', async () => {
  const { stdout: list } = await run(['--list'])
  expect(list.trim().split('\n')).toHaveLength(walkthroughs.length)
  const { stdout: help } = await run(['--help'])
  for (const { name } of walkthroughs) expect(help).toContain(name)
})
