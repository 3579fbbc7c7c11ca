import { parseArgs } from 'node:util'
import type { Walkthrough } from '../walkthroughs/walkthrough.ts'
import { longestAnswer } from './render.ts'

/** What the person asked for. */
export interface Options {
  readonly names: readonly string[]
  /** The server to use; null starts one. */
  readonly url: string | null
  readonly list: boolean
  readonly help: boolean
  readonly json: boolean
  /** Whether long answers are printed whole. */
  readonly full: boolean
}

/** What was wrong with the options, in one line with the next step. */
export class OptionError extends Error {}

/** Reads the options; throws an {@link OptionError} for what it doesn't know. */
export function readOptions(args: readonly string[], walkthroughs: readonly Walkthrough[]): Options {
  const { values, positionals } = parse(args)
  const names = walkthroughs.map(({ name }) => name)
  const { url = null, list = false, help = false, json = false, full = false } = values
  if (list || help) return { names: [], url, list, help, json, full }
  if (positionals.length === 0) throw new OptionError(`name a walkthrough: ${names.join(', ')}`)
  const unknown = positionals.find((name) => name !== 'all' && !names.includes(name))
  if (unknown !== undefined) {
    throw new OptionError(
      `there is no walkthrough ${JSON.stringify(unknown)}: choose from ${names.join(', ')}`,
    )
  }
  if (url !== null && !isHttpUrl(url)) {
    throw new OptionError(
      `--url: expected an address such as http://127.0.0.1:4010, got ${JSON.stringify(url)}`,
    )
  }
  return { names: positionals.includes('all') ? names : positionals, url, list, help, json, full }
}

/** What `--help` prints. */
export function helpText(walkthroughs: readonly Walkthrough[]): string {
  return [
    'Usage: npm run walkthrough -- <name> [options]',
    '',
    'Performs a flow of the Authentication API step by step, against a real server, and shows what happens.',
    '',
    ...listLines(walkthroughs).map((line) => `  ${line}`),
    '  all               every one of them',
    '',
    '  --url <server>    a running demo server (`npm run server -- --demo`); else one is started, and removed after.',
    '                    "stay-signed-in" moves the clock of that server forward.',
    `  --full            print every request and answer whole; else a long one ends after ${longestAnswer} lines`,
    '  --json            print JSON alone, always whole',
    '  --list            name the walkthroughs',
    '  --help            print this',
    '',
  ].join('\n')
}

/** One line for each walkthrough. */
export function listLines(walkthroughs: readonly Walkthrough[]): string[] {
  return walkthroughs.map(({ name, title }) => `${name.padEnd(17)} ${title}`)
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        url: { type: 'string' },
        list: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        json: { type: 'boolean' },
        full: { type: 'boolean' },
      },
    })
  } catch (error) {
    const reason = error instanceof Error ? error.message.split(/\.\s/)[0] : String(error)
    throw new OptionError(`${reason}. --help lists the options`)
  }
}

function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}
