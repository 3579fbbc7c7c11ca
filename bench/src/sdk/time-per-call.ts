import type { Row } from '../row.ts'
import { inRounds } from '../rounds.ts'
import { answers, type Measured } from './answers.ts'
import { besideOthers, contestants } from './beside.ts'

/** How much is measured. */
export interface Effort {
  readonly rounds: number
  /** Calls that each contestant makes in a round. */
  readonly calls: number
}

/** The time of a call, one after another, against a fetch that answers at once with a real Response. */
export async function timePerCall(effort: Effort = { rounds: 101, calls: 300 }): Promise<Row[]> {
  return [...(await timesOf('authorize', effort)), ...(await timesOf('getCurrentUser', effort))]
}

async function timesOf(call: Measured, { rounds, calls }: Effort): Promise<Row[]> {
  const answer = answers[call]
  const fetch = async () => new Response(answer, { headers: { 'content-type': 'application/json' } })
  const figures = await inRounds(
    contestants((make) => {
      const { [call]: makeCall } = make('http://api.example.test', fetch)
      return async () => {
        const startedAt = performance.now()
        for (let count = 0; count < calls; count += 1) await makeCall()
        return ((performance.now() - startedAt) / calls) * 1000
      }
    }),
    rounds,
  )
  return besideOthers(`µs a call, ${call}`, figures, 'lower', 1.3)
}
