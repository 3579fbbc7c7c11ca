import { spawn } from 'node:child_process'

/** Runs a command to its end and gives what it wrote to stdout; throws with all that it wrote when it fails. */
export function run(command: string, args: readonly string[], folder: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: folder,
      shell: process.platform === 'win32' && command !== process.execPath,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    let all = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text
      all += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      all += text
    })
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve(output)
      else
        reject(new Error(`${[command, ...args].join(' ')} in ${folder} ended with ${code}:\n${all.trim()}`))
    })
  })
}
