import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Row } from '../row.ts'
import { inRounds } from '../rounds.ts'
import type { Measured } from './answers.ts'
import { besideOthers, contestants } from './beside.ts'
import type { Effort } from './time-per-call.ts'

const inFlight = 16

/** Requests a second over HTTP on loopback, 16 in flight, to a server that is a process of its own. */
export async function loopback(effort: Effort = { rounds: 101, calls: 160 }): Promise<Row[]> {
  const server = fork(join(import.meta.dirname, 'loopback-server.ts'), {
    execArgv: ['--conditions=@armor/source'],
  })
  try {
    const [baseUrl] = (await once(server, 'message')) as [string]
    return [
      ...(await ratesOf('authorize', baseUrl, effort)),
      ...(await ratesOf('getCurrentUser', baseUrl, effort)),
    ]
  } finally {
    server.disconnect()
    await once(server, 'exit')
  }
}

async function ratesOf(call: Measured, baseUrl: string, { rounds, calls }: Effort): Promise<Row[]> {
  const figures = await inRounds(
    contestants((make) => {
      const { [call]: makeCall } = make(baseUrl, fetch)
      return async () => {
        const startedAt = performance.now()
        let left = calls
        const oneAfterAnother = async () => {
          while (left-- > 0) await makeCall()
        }
        await Promise.all(Array.from({ length: inFlight }, oneAfterAnother))
        return calls / ((performance.now() - startedAt) / 1000)
      }
    }),
    rounds,
  )
  return besideOthers(`calls a second, ${call}`, figures, 'higher', 0.95)
}
