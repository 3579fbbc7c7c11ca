// Runs Redocly's command line in a thread, once for each message. It has no API for `diff`, and starting a process
// takes ten times as long as the comparison: loaded once, a further comparison takes some 50 ms.
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { parentPort } from 'node:worker_threads'

const entry = createRequire(import.meta.url).resolve('@redocly/cli/lib/index.js')
let runs = 0

// Whatever became of it, the last thing that a command does is to ask for its exit code to be set.
process.on('newListener', (event) => {
  if (event !== 'beforeExit') return
  setImmediate(() => {
    process.removeAllListeners('beforeExit')
    parentPort!.postMessage('done')
  })
})

parentPort!.on('message', (args: readonly string[]) => {
  process.argv = [process.execPath, entry, ...args]
  // The module reads process.argv when it is evaluated; a query makes it another module, so it is evaluated again.
  runs += 1
  void import(`${pathToFileURL(entry).href}?run=${runs}`)
})
