/** One figure of ours beside a peer's, or beside a limit that stands in for one. */
export interface Row {
  readonly what: string
  readonly ours: number
  readonly peer: number
  /** Ours divided by the peer's. */
  readonly ratio: number
  /** Between these lies the middle half of the ratios of the rounds; null where measuring again gives the same. */
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
  readonly spread?: Row['spread']
  readonly goal?: number
  readonly better: Row['better']
}

/** Makes a row: ratio and `met` follow from the figures, so that they can't disagree. */
export function row({ what, ours, peer, spread = null, goal, better }: Figures): Row {
  if (!(peer > 0)) throw new Error(`${what}: expected the peer's figure to be above 0, got ${peer}`)
  if (!Number.isFinite(ours)) throw new Error(`${what}: expected a figure, got ${ours}`)
  const ratio = ours / peer
  const met = goal === undefined ? null : better === 'lower' ? ratio <= goal : ratio >= goal
  return { what, ours, peer, ratio, spread, goal: goal ?? null, better, met }
}
