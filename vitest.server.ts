import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    serverUrl: string
  }
}

const main = fileURLToPath(new URL('apps/server/src/main.ts', import.meta.url))

/**
 * A vitest globalSetup: starts the real server once for all tests of a package, as a process of its own on a database
 * of its own. Tests find it by `inject('serverUrl')`.
 */
export default async function startServer({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'armor-tests-'))
  const options = ['--demo', '--json', '--port', '0', '--database', join(folder, 'armor.db')]
  const cheap = ['--hash-memory-kib', '8', '--hash-passes', '1']
  const child = spawn(process.execPath, ['--conditions=@armor/source', main, ...options, ...cheap], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = new Promise((resolve) => child.once('exit', resolve))
  const line = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).once('line', resolve)
    void exited.then(() => reject(new Error('the server ended before it was ready')))
  })
  provide('serverUrl', (JSON.parse(line) as { url: string }).url)
  return async () => {
    child.kill('SIGTERM')
    await exited
    await rm(folder, { recursive: true })
  }
}
