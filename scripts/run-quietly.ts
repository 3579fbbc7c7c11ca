import { spawn } from 'node:child_process'

/** How a command that ran without a word went. */
export interface QuietRun {
  readonly ok: boolean
  /** What it wrote, for the case that it matters. */
  readonly output: string
}

/** Runs a command to its end and keeps what it writes. An abort ends the command too. */
export function runQuietly(
  root: string,
  command: string,
  args: readonly string[],
  signal?: AbortSignal,
): Promise<QuietRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(signal === undefined ? {} : { signal }),
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (output += text))
    }
    child.on('error', reject)
    child.on('close', (code) => resolve({ ok: code === 0, output }))
  })
}
