import { on } from 'node:events'
import { watch } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** Gives a file's text at once and again after each save that changes it, until the signal comes. */
export async function* saves(path: string, signal: AbortSignal): AsyncGenerator<string> {
  // The folder is watched, since many editors put a new file in the old one's place; and from now on, so that a save
  // is noticed while the one before it is still worked on.
  const events = on(watch(dirname(path), { signal }), 'change', { signal })
  let last = await readFile(path, 'utf8')
  yield last
  for await (const [, filename] of events) {
    if (filename !== basename(path)) continue
    // An editor may write in two strokes; the second one is waited for.
    await wait(50, undefined, { signal })
    const text = await readFile(path, 'utf8').catch(() => last)
    if (text === last) continue
    last = text
    yield text
  }
}
