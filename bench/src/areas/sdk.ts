import type { Row } from '../row.ts'
import { loopback } from '../sdk/loopback.ts'
import { sizes } from '../sdk/sizes.ts'
import { timePerCall } from '../sdk/time-per-call.ts'

/** One line for `--help`. */
export const about =
  'what the packages weigh in a web page, and what a call costs beside fetch by hand and beside peers'

/** Weighs and times, one after the other: it takes about two minutes. */
export async function measure(): Promise<Row[]> {
  return [...(await sizes()), ...(await timePerCall()), ...(await loopback())]
}
