import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { EdgeVM } from '@edge-runtime/vm'
import { build } from 'esbuild'
import { describe, expect, inject, test } from 'vitest'
import { binaryOf } from './binary.ts'
import type { Report } from './sign-in-and-recover.ts'

const run = promisify(execFile)
const machine = `${process.platform}-${process.arch}`
const main = join(import.meta.dirname, 'main.ts')

const steps = ['signed_in', 'otp_required', 'recovery_verified', 'password_required', 'done', 'login']

const node = (version: number) => ({
  name: `Node ${version}`,
  binary: binaryOf(`node-${version}-${machine}`, 'bin/node'),
  args: ['--disable-warning=ExperimentalWarning'],
  says: `Node.js/${version}`,
})

const processes = [
  node(22),
  { name: 'the Node of this repository', binary: process.execPath, args: [], says: 'Node.js/' },
  node(26),
  {
    name: 'Deno',
    binary: binaryOf(`@deno/${machine}-glibc`, 'deno'),
    args: ['run', '--no-lock', '--no-prompt', '--node-modules-dir=manual', '--allow-net=127.0.0.1'],
    says: 'Deno/',
  },
]

describe('the built packages sign in and recover a password, unchanged, in', () => {
  for (const { name, binary, args, says } of processes) {
    const lack = binary === null ? `: no package brings it for ${machine}` : ''
    test.skipIf(binary === null)(`${name}${lack}`, async () => {
      const cache = await mkdtemp(join(tmpdir(), 'armor-runtime-'))
      try {
        const { stdout } = await run(binary!, [...args, main, inject('serverUrl')], {
          env: { PATH: process.env['PATH'], DENO_DIR: cache, DENO_NO_UPDATE_CHECK: '1' },
        })
        const report = JSON.parse(stdout) as Report
        expect(report.steps).toEqual(steps)
        expect(report.runtime).toContain(says)
      } finally {
        await rm(cache, { recursive: true })
      }
    })
  }

  // Edge functions are uploaded as one bundled file.
  test('an edge runtime, which has the web’s own interfaces and none of Node’s', async () => {
    const { outputFiles } = await build({
      entryPoints: [join(import.meta.dirname, 'sign-in-and-recover.ts')],
      bundle: true,
      format: 'iife',
      globalName: 'bundle',
      platform: 'browser',
      target: 'es2022',
      write: false,
    })
    const edge = new EdgeVM()
    edge.evaluate(outputFiles[0]!.text)
    expect(edge.evaluate('typeof process')).toBe('undefined')
    const report = await edge.evaluate<Promise<Report>>(`bundle.signInAndRecover('${inject('serverUrl')}')`)
    expect([...report.steps]).toEqual(steps)
    expect(report.runtime).toBe('edge-runtime')
  })
})
