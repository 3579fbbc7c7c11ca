import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Json, SpecDocument } from '@armor/openapi-codegen/src/document.ts'

type Impact = 'patch' | 'minor' | 'major'

/** Where one side of a change stands, and what is there. */
export interface ChangedPlace {
  readonly pointer: string
  readonly value?: Json
}

/** One change, as `redocly diff --format json` reports it. */
export interface RedoclyChange {
  /** The way from the root through every reference, such as `#/paths/~1me/get/responses/200/...`. */
  readonly path: string
  /** What stands there: `Operation`, `Schema` ... */
  readonly typeName: string
  readonly kind: 'added' | 'removed' | 'modified'
  readonly impact: Impact
  /** What the rules in spec/redocly.diff.yaml say to it. */
  readonly verdicts: readonly { readonly impact: Impact; readonly message: string }[]
  /** For `modified`: the keyword whose value is another, or `key` where the name itself is. */
  readonly property?: string
  readonly base?: ChangedPlace
  readonly revision?: ChangedPlace
}

/** Redocly's diff, kept loaded from one comparison to the next. */
export interface RedoclyDiff {
  /** All changes from one document to another. */
  compare(base: SpecDocument, head: SpecDocument): Promise<readonly RedoclyChange[]>
  /** Ends the thread and removes the files that it read. */
  close(): Promise<void>
}

/** Loads Redocly's diff with a file of rules. One comparison at a time. */
export async function openRedoclyDiff(rulesPath: string): Promise<RedoclyDiff> {
  const folder = await mkdtemp(join(tmpdir(), 'spec-check-'))
  const base = join(folder, 'base.json')
  const head = join(folder, 'head.json')
  const report = join(folder, 'report.json')
  const options = [
    '--config',
    rulesPath,
    '--lint-config',
    'off',
    '--format',
    'json',
    '--output',
    report,
    '--fail-on',
    'none',
  ]
  const thread = new Worker(new URL('./redocly-worker.ts', import.meta.url), {
    stdout: true,
    stderr: true,
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  })
  let said = ''
  for (const stream of [thread.stdout, thread.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (said += text))
  }

  return {
    compare: async (from, to) => {
      said = ''
      await rm(report, { force: true })
      await writeFile(base, JSON.stringify(from))
      await writeFile(head, JSON.stringify(to))
      await run(thread, ['diff', base, head, ...options])
      const text = await readFile(report, 'utf8').catch((cause: unknown) => {
        throw new Error(`expected a report of redocly diff, got: ${said.trim()}`, { cause })
      })
      return (JSON.parse(text) as { changes: RedoclyChange[] }).changes
    },
    close: async () => {
      await thread.terminate()
      await rm(folder, { recursive: true })
    },
  }
}

/** Settles when the thread is through with one command. */
function run(thread: Worker, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number) => settle(() => reject(new Error(`redocly diff ended with code ${code}`)))
    const onError = (cause: unknown) =>
      settle(() => reject(new Error('redocly diff could not run', { cause })))
    const onMessage = () => settle(resolve)
    const settle = (end: () => void) => {
      thread.off('exit', onExit).off('error', onError).off('message', onMessage)
      end()
    }
    thread.on('exit', onExit).on('error', onError).on('message', onMessage)
    thread.postMessage(args)
  })
}
