// `npm run dev`: regenerates and typechecks whenever spec/openapi.yaml is saved, until Ctrl-C.
import { join } from 'node:path'
import { regenerate } from './dev/regenerate.ts'
import { saves } from './dev/saves.ts'
import { answerOptions } from './usage.ts'

const root = join(import.meta.dirname, '..')
const about = 'npm run dev: on every save of spec/openapi.yaml, generates and typechecks; Ctrl-C ends it.'

async function watch(): Promise<number> {
  const stopped = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopped.abort())

  console.log('watching spec/openapi.yaml; Ctrl-C ends')
  try {
    for await (const _ of saves(join(root, 'spec', 'openapi.yaml'), stopped.signal)) {
      const result = await regenerate(root, stopped.signal)
      console.log(`${new Date().toTimeString().slice(0, 8)}  ${result}`)
    }
  } catch (error) {
    if (!stopped.signal.aborted) throw error
  }
  return 0
}

process.exitCode = answerOptions(process.argv.slice(2), about) ?? (await watch())
