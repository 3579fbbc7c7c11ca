import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { DemoUser } from '../demo/users.ts'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))

// Node compiles the server's modules once, not at each start.
const compileCache = fileURLToPath(new URL('../../node_modules/.cache/compiled', import.meta.url))

/** What `--json` prints when the server is ready. */
export interface Announcement {
  readonly url: string
  readonly outboxUrl: string
  readonly controlUrl: string
  readonly users: readonly DemoUser[]
}

/** The server as a process of its own. */
export interface ServerProcess {
  /** The first line that it prints; rejects when it ends without one. */
  readonly firstLine: Promise<string>
  /** Everything that it printed so far. */
  readonly stdout: () => string
  readonly stderr: () => string
  /** Its exit code, or the name of the signal that ended it. */
  readonly exit: Promise<number | string>
  signal(name: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): void
}

/** Starts `main.ts` by Node, with cheap hashing and no environment but the one given. */
export function spawnServer(args: readonly string[], env: Record<string, string> = {}): ServerProcess {
  const child = spawn(process.execPath, ['--conditions=@armor/source', main, ...args], {
    env: {
      PATH: process.env['PATH'],
      NODE_COMPILE_CACHE: compileCache,
      ARMOR_HASH_MEMORY_KIB: '8',
      ARMOR_HASH_PASSES: '1',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const exit = once(child, 'close').then(([code, name]: (number | string)[]) => code ?? name!)
  const line = once(createInterface(child.stdout), 'line').then(([text]: string[]) => text!)
  const firstLine = Promise.race([
    line,
    exit.then((code) => {
      throw new Error(`the server ended with ${code} and said: ${stderr}`)
    }),
  ])
  // A test that only waits for the end does not ask for the line.
  firstLine.catch(() => {})
  return {
    firstLine,
    stdout: () => stdout,
    stderr: () => stderr,
    exit,
    signal: (name) => child.kill(name),
  }
}
