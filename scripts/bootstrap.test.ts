import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const bootstrap = join(import.meta.dirname, 'bootstrap.mjs')
// As within a command that the bootstrap runs: nothing is fetched or installed.
const env = { ...process.env, ARMOR_BOOTSTRAPPED: root }
const run = (...args: string[]) =>
  spawnSync(process.execPath, [bootstrap, ...args], { env, encoding: 'utf8', cwd: import.meta.dirname })

test('stdout, stderr and the exit code are those of the command, run from the root', () => {
  const { stdout, stderr, status } = run(
    'node',
    '-e',
    'console.log(process.cwd()); console.error("words"); process.exit(3)',
  )
  expect({ stdout, stderr, status }).toEqual({ stdout: `${root}\n`, stderr: 'words\n', status: 3 })
})

test('arguments arrive as they were given, blanks and all', () => {
  const { stdout } = run(
    'node',
    '-p',
    'JSON.stringify(process.argv.slice(1))',
    '--',
    'a b',
    '--json',
    '$HOME',
  )
  expect(JSON.parse(stdout)).toEqual(['a b', '--json', '$HOME'])
})

test('a command that is not there is one line on stderr', () => {
  const { stdout, stderr, status } = run('no-such-command')
  expect(stderr).toMatch(/^bootstrap: could not run no-such-command: [^\n]+\n$/)
  expect({ stdout, status }).toEqual({ stdout: '', status: 1 })
})

test('without a command it says what it expected', () => {
  const { stderr, status } = run()
  expect(stderr).toMatch(/^bootstrap: expected a command, for example: [^\n]+\n$/)
  expect(status).toBe(1)
})

test('a signal is passed on, and the command may end in its own way', async () => {
  const source =
    'process.on("SIGTERM", () => process.exit(7)); console.log("ready"); setInterval(() => {}, 1000)'
  const child = spawn(process.execPath, [bootstrap, 'node', '-e', source], { env })
  await once(child.stdout, 'data')
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([7, null])
})

test('when the process that called it is gone, as npm is after kill -TERM, the command is told to stop', async () => {
  // Ends by itself on SIGTERM alone, and says so.
  const command =
    'process.on("SIGTERM", () => { console.log("told"); process.exit() }); console.log("ready"); setInterval(() => {}, 1000)'
  const given = JSON.stringify([bootstrap, 'node', '-e', command])
  const caller = spawn(
    process.execPath,
    ['-e', `require("node:child_process").spawn(process.execPath, ${given}, { stdio: "inherit" })`],
    { env, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  let output = ''
  caller.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text
    if (output === 'ready\n') caller.kill('SIGKILL')
  })
  // The pipe closes when the last process that holds it is gone.
  await once(caller.stdout, 'close')
  expect(output).toBe('ready\ntold\n')
})
