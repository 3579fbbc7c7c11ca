import { compare, type Contestant, type Figures } from '../rounds.ts'
import { row, type Row } from '../row.ts'
import { byHand, byHandWithTimeout, ours, peers, type CallerMaker } from './callers.ts'

/** Who is measured. Ours twice: what lies between the two is the noise of the machine. */
const makers: Readonly<Record<string, CallerMaker>> = {
  ours,
  'ours again, the noise': ours,
  'fetch by hand': byHand,
  'fetch by hand with a time-out': byHandWithTimeout,
  ...peers,
}

/** A contestant for each way to make a call. */
export function contestants(measure: (make: CallerMaker) => Contestant['round']): Contestant[] {
  return Object.entries(makers).map(([name, make]) => ({ name, round: measure(make) }))
}

/** Ours beside each of the others. The goal is set beside fetch by hand. */
export function besideOthers(what: string, figures: Figures, better: Row['better'], goal: number): Row[] {
  return Object.keys(makers)
    .filter((name) => name !== 'ours')
    .map((name) =>
      row({
        what: `${what}: ${name}`,
        ...compare(figures, 'ours', name),
        ...(name === 'fetch by hand' && { goal }),
        better,
      }),
    )
    .sort((a, b) => Number(a.goal === null) - Number(b.goal === null))
}
