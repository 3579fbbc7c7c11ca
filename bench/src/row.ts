import { quantile } from './quantile.ts'

/** One figure of ours beside a peer's, or beside a limit that stands in for one. */
export interface Row {
  readonly what: string
  readonly ours: number
  readonly peer: number
  /** Ours divided by the peer's; of what is measured in rounds, the median of the rounds' ratios. */
  readonly ratio: number
  /** Between these lies the middle half of the rounds' ratios; null where measuring again gives the same. */
  readonly spread: readonly [low: number, high: number] | null
  /** What the ratio should reach: at most where lower is better, at least where higher is; null where none is set. */
  readonly goal: number | null
  readonly better: 'higher' | 'lower'
  /** Null where no goal is set. */
  readonly met: boolean | null
}

/** What a row is made of. */
export interface Figures {
  readonly what: string
  readonly ours: number
  readonly peer: number
  /** Ours divided by the peer's in each round, where there are rounds. */
  readonly ratios?: readonly number[]
  readonly goal?: number
  readonly better: Row['better']
}

/** Makes a row: ratio and `met` follow from the figures, so that they can't disagree. */
export function row({ what, ours, peer, ratios, goal, better }: Figures): Row {
  if (!(peer > 0)) throw new Error(`${what}: expected the peer's figure to be above 0, got ${peer}`)
  if (!Number.isFinite(ours)) throw new Error(`${what}: expected a figure, got ${ours}`)
  const ratio = ratios === undefined ? ours / peer : quantile(ratios, 0.5)
  const spread = ratios === undefined ? null : ([quantile(ratios, 0.25), quantile(ratios, 0.75)] as const)
  const met = goal === undefined ? null : better === 'lower' ? ratio <= goal : ratio >= goal
  return { what, ours, peer, ratio, spread, goal: goal ?? null, better, met }
}
