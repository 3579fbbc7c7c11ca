// `npm run walkthrough -- <name>`: performs walkthroughs in the terminal.
import { connectDemoServer, DemoServerError } from '../demo-server/demo-server.ts'
import { walkthroughs } from '../walkthroughs/index.ts'
import { perform, type StepFailure } from '../walkthroughs/perform.ts'
import type { Walkthrough } from '../walkthroughs/walkthrough.ts'
import { helpText, listLines, OptionError, readOptions } from './options.ts'
import { startOwnServer } from './own-server.ts'
import { createRecorder } from './record.ts'
import { createRenderer } from './render.ts'

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), walkthroughs)
  if (options.help) return print(helpText(walkthroughs))
  if (options.list) {
    const heads = walkthroughs.map(({ name, title, shows }) => ({ name, title, shows }))
    return print(options.json ? `${JSON.stringify(heads)}\n` : `${listLines(walkthroughs).join('\n')}\n`)
  }
  const chosen = walkthroughs.filter(({ name }) => options.names.includes(name))
  // Leaving by `exit` takes a server of our own along; a signal's own way out would not.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130))
  const own = options.url === null ? await startOwnServer() : null
  try {
    const url = options.url ?? own!.url
    // Asked first, so that a server that can't play along is told before the first step.
    await connectDemoServer(url).users()
    const failed = options.json
      ? await performAsJson(chosen, url)
      : await performForPeople(chosen, url, options.full)
    if (failed) process.exitCode = 1
  } finally {
    await own?.close()
  }
}

async function performAsJson(chosen: readonly Walkthrough[], url: string): Promise<boolean> {
  const records = []
  for (const walkthrough of chosen) {
    const recorder = createRecorder(walkthrough)
    const failure = await perform(walkthrough, url, recorder.event)
    records.push(recorder.record(failure))
    complain(walkthrough, failure)
  }
  print(`${JSON.stringify({ url, walkthroughs: records })}\n`)
  return records.some(({ failure }) => failure !== null)
}

async function performForPeople(
  chosen: readonly Walkthrough[],
  url: string,
  full: boolean,
): Promise<boolean> {
  const colours = process.stdout.isTTY && !process.env['NO_COLOR']
  // A pseudo-terminal that nobody sized says that it has no columns at all.
  const width = Math.min(process.stdout.columns || 100, 100)
  const renderer = createRenderer({ colours, width, full }, print)
  let failed = false
  for (const walkthrough of chosen) {
    renderer.title(walkthrough)
    const failure = await perform(walkthrough, url, renderer.event)
    renderer.end(walkthrough, failure)
    complain(walkthrough, failure)
    failed ||= failure !== null
  }
  return failed
}

function complain({ name }: Walkthrough, failure: StepFailure | null): void {
  if (failure !== null) say(`${name}, step ${failure.step}: ${failure.message}`)
}

function print(text: string): void {
  process.stdout.write(text)
}

function say(text: string): void {
  process.stderr.write(`walkthrough: ${text}\n`)
}

await main().catch((error: unknown) => {
  const expected = error instanceof OptionError || error instanceof DemoServerError
  say(error instanceof Error ? (expected ? error.message : (error.stack ?? error.message)) : String(error))
  process.exitCode = 1
})
