import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const serverMain = join(import.meta.dirname, '../../../server/src/main.ts')

/** A demo server of its own: a child process on a fresh database. */
export interface OwnServer {
  readonly url: string
  /** Stops it and removes its database. */
  close(): Promise<void>
}

/** Starts the server as a process of its own, on a free port and a fresh temporary database. */
export async function startOwnServer(options: readonly string[] = []): Promise<OwnServer> {
  const folder = await mkdtemp(join(tmpdir(), 'armor-walkthrough-'))
  const given = ['--demo', '--json', '--port', '0', '--database', join(folder, 'armor.db'), ...options]
  const child = spawn(process.execPath, ['--conditions=@armor/source', serverMain, ...given], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // Where this process ends without closing it, by a signal or a fault of its own, nothing of it may live on.
  const abandon = () => {
    child.kill()
    rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', abandon)
  const close = async () => {
    process.off('exit', abandon)
    if (child.exitCode === null && child.signalCode === null) {
      const exited = once(child, 'exit')
      child.kill('SIGTERM')
      await exited
    }
    await rm(folder, { recursive: true, force: true })
  }
  try {
    return { url: await firstUrl(child), close }
  } catch (error) {
    await close()
    throw error
  }
}

/** The address in the line of JSON that the server prints when it is ready. */
async function firstUrl(child: ChildProcess): Promise<string> {
  let output = ''
  let complaint = ''
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (complaint += text))
  return new Promise((resolve, reject) => {
    child.stdout!.setEncoding('utf8').on('data', (text: string) => {
      output += text
      if (output.includes('\n')) resolve((JSON.parse(output) as { url: string }).url)
    })
    child.once('error', reject)
    child.once('exit', () =>
      reject(new Error(`the server did not start: ${complaint.trim() || 'no reason given'}`)),
    )
  })
}
