import { spawn } from 'node:child_process'

/** Runs one step of a release in the terminal; throws when it fails. */
export function runStep(root: string, command: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    })
    child.on('error', reject)
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`\`${[command, ...args].join(' ')}\` ended with ${code}`)),
    )
  })
}
