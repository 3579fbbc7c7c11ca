import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, inject, it } from 'vitest'
import { readExamples } from './examples.ts'

const room = dirname(dirname(fileURLToPath(import.meta.url)))
const url = inject('serverUrl')
const examples = (await readExamples()).filter(({ place }) => place.startsWith('README.md:'))

interface Persona {
  readonly username: string
  readonly password: string
  readonly userId: number
  readonly phone: string
  readonly accounts: readonly { readonly id: number }[]
}

async function persona(wishes: object = {}): Promise<Persona> {
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify(wishes)
  return (
    await fetch(`${url}/demo/control/personas`, { method: 'POST', headers, body })
  ).json() as Promise<Persona>
}

async function newestMessage(to: string): Promise<string> {
  const messages = (await (await fetch(`${url}/demo/outbox?to=${encodeURIComponent(to)}`)).json()) as {
    text: string
  }[]
  return messages.at(-1)!.text
}

/** What a person answers to a question of an example. */
type Answers = { readonly [question: string]: () => string | Promise<string> }

/** Runs the example under a heading of the README as a program, with a person at its prompt; gives what it printed. */
async function run(title: string, answers: Answers): Promise<string> {
  const example = examples.find((candidate) => candidate.title === title)
  if (example === undefined) throw new Error(`README.md has no example under the heading "${title}"`)
  const code = example.code.replaceAll('http://127.0.0.1:4010', url)
  const options = ['--conditions=@armor/source', '--input-type=module-typescript', '--eval', code]
  // From here its imports are found.
  return converse(spawn(process.execPath, options, { cwd: room, stdio: 'pipe' }), answers)
}

async function converse(child: ChildProcessWithoutNullStreams, answers: Answers): Promise<string> {
  let printed = ''
  let unread = ''
  const hear = async (text: string) => {
    printed += text
    unread += text
    const question = Object.keys(answers).find((candidate) => unread.includes(candidate))
    if (question === undefined) return
    unread = ''
    child.stdin.write(`${await answers[question]!()}\n`)
  }
  child.stdout.setEncoding('utf8').on('data', (text: string) => void hear(text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed += text
  })
  const [code] = (await once(child, 'close')) as [number]
  if (code !== 0) throw new Error(`the example ended with ${code}:\n${printed}`)
  return printed
}

describe('the README’s examples, run against the server', () => {
  it('sign a person in', async () => {
    const ada = await persona()
    const answers = { 'User name: ': () => ada.username, 'Password: ': () => ada.password }
    expect(await run('Sign in, and stay signed in', answers)).toContain('Welcome, Robin')
  })

  it('recover a password by SMS', async () => {
    const ada = await persona()
    const printed = await run('Recover a password by SMS', {
      'User name: ': () => ada.username,
      'Code sent to ': async () => /\d{8}/.exec(await newestMessage(ada.phone))![0],
      'New password: ': () => 'seven otters in a teapot',
    })
    expect(printed).toContain('Sign in with your new password.')
  })

  it('recover a password by e-mail, from the mailed link', async () => {
    const ada = await persona()
    const printed = await run('Recover a password by e-mail', {
      'User name: ': () => ada.username,
      'The link in the mail: ': async () => /http\S+/.exec(await newestMessage(ada.username))![0],
      'New password: ': () => 'seven otters in a teapot',
    })
    expect(printed).toContain('Sign in with your new password.')
  })

  it('have an administrator reset a user’s password', async () => {
    const user = await persona()
    const administrator = await persona({ administratorOf: user.accounts.map(({ id }) => id) })
    const printed = await run('Reset a user’s password as an administrator', {
      'User name: ': () => administrator.username,
      'Password: ': () => administrator.password,
      'User id: ': () => String(user.userId),
    })
    expect(printed).toContain('A link is on its way')
    expect(await newestMessage(user.username)).toContain('#token=')
  })

  it('are all run by a test here', () => {
    expect(examples.map(({ title }) => title)).toEqual([
      'Sign in, and stay signed in',
      'Recover a password by SMS',
      'Recover a password by e-mail',
      'Reset a user’s password as an administrator',
    ])
  })
})
