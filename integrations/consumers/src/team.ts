import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { run } from '@armor/local-registry'

const teams = join(import.meta.dirname, '../teams')

/** A team's project, in a folder outside this repository. */
export interface Team {
  readonly folder: string
  /** Runs one of the package.json's scripts to its end and gives what it printed. */
  readonly script: (name: string) => Promise<string>
  /** Starts one of its programs, to talk with it. */
  readonly start: (program: string, ...args: readonly string[]) => ChildProcessWithoutNullStreams
  readonly remove: () => Promise<void>
}

/** Copies a team's project out of this repository and installs what its package.json asks for, `@armor` by the npmrc. */
export async function settle(name: string, npmrc: string, installer: 'npm' | 'pnpm'): Promise<Team> {
  const folder = await mkdtemp(join(tmpdir(), `armor-${name}-`))
  await cp(join(teams, name), folder, { recursive: true })
  await writeFile(join(folder, '.npmrc'), npmrc)
  const install = ['install', '--prefer-offline', ...(installer === 'npm' ? ['--no-audit', '--no-fund'] : [])]
  const remove = () => rm(folder, { recursive: true })
  await run(installer, install, folder).catch(async (error: unknown) => {
    await remove()
    throw error
  })
  return {
    folder,
    // Node runs the scripts: a package manager would first look again whether all is installed.
    script: (script) => run(process.execPath, ['--run', script], folder),
    start: (program, ...args) => spawn(process.execPath, [program, ...args], { cwd: folder, stdio: 'pipe' }),
    remove,
  }
}

/** The first address that a program prints. */
export async function addressFrom(program: ChildProcessWithoutNullStreams): Promise<string> {
  let printed = ''
  for await (const text of program.stdout.setEncoding('utf8') as AsyncIterable<string>) {
    printed += stripVTControlCharacters(text)
    const address = /http:\/\/\S+/.exec(printed)
    if (address !== null) return address[0]
  }
  throw new Error(`expected the program to print an address, got:\n${printed}`)
}

/** Ends a program that runs on, and waits until it has. */
export async function end(program: ChildProcessWithoutNullStreams): Promise<void> {
  const closed = once(program, 'close')
  program.kill()
  await closed
}

/** Answers the questions of a program, and gives what it printed; throws with all of it when the program fails. */
export async function converse(
  program: ChildProcessWithoutNullStreams,
  answers: Readonly<Record<string, () => string | Promise<string>>>,
): Promise<string> {
  let printed = ''
  let unread = ''
  const hear = async (text: string) => {
    printed += text
    unread += text
    const question = Object.keys(answers).find((candidate) => unread.includes(candidate))
    if (question === undefined) return
    unread = ''
    program.stdin.write(`${await answers[question]!()}\n`)
  }
  program.stdout.setEncoding('utf8').on('data', (text: string) => void hear(text))
  program.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed += text
  })
  const [code] = (await once(program, 'close')) as [number]
  if (code !== 0) throw new Error(`the program ended with ${code}:\n${printed}`)
  return printed
}
