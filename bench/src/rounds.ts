import { quantile } from './quantile.ts'

/** Something that is measured in a round, such as a way to make a call. */
export interface Contestant {
  readonly name: string
  /** Does the work of one round and gives its figure. */
  readonly round: () => Promise<number>
}

/** The figures of each contestant by its name, one for each round. */
export type Figures = ReadonlyMap<string, readonly number[]>

/**
 * Lets all contestants measure themselves in turn, round after round, so that what else the machine does falls on all
 * of them alike. Each round begins with another one. The first round warms up and doesn't count.
 */
export async function inRounds(contestants: readonly Contestant[], rounds: number): Promise<Figures> {
  const figures = new Map(contestants.map(({ name }) => [name, [] as number[]]))
  for (let round = 0; round <= rounds; round += 1) {
    for (let turn = 0; turn < contestants.length; turn += 1) {
      const { name, round: measure } = contestants[(round + turn) % contestants.length]!
      const figure = await measure()
      if (round > 0) figures.get(name)!.push(figure)
    }
  }
  return figures
}

/** What two contestants come to beside each other. */
export interface Comparison {
  /** The median of the first one's figures. */
  readonly ours: number
  /** The median of the second one's. */
  readonly peer: number
  /** The first one's figure divided by the second one's, in each round: what disturbs a round disturbs both. */
  readonly ratios: readonly number[]
}

/** Sets one contestant beside another. */
export function compare(figures: Figures, ours: string, peer: string): Comparison {
  const [one, other] = [figuresOf(figures, ours), figuresOf(figures, peer)]
  const ratios = one.map((figure, round) => figure / other[round]!)
  return { ours: quantile(one, 0.5), peer: quantile(other, 0.5), ratios }
}

function figuresOf(figures: Figures, name: string): readonly number[] {
  const found = figures.get(name)
  if (found === undefined) {
    throw new Error(`expected a contestant, one of ${[...figures.keys()].join(', ')}, got ${name}`)
  }
  return found
}
