/** One figure of ours beside a peer's, or beside a limit that stands in for one. */
export interface Row {
  readonly what: string
  readonly ours: number
  readonly peer: number
  /** Ours divided by the peer's. */
  readonly ratio: number
  /** What the ratio should reach: at most where lower is better, at least where higher is. */
  readonly goal: number
  readonly better: 'higher' | 'lower'
  readonly met: boolean
}

/** Makes a row: ratio and `met` follow from the figures, so that they can't disagree. */
export function row(figures: Omit<Row, 'ratio' | 'met'>): Row {
  const { what, ours, peer, goal, better } = figures
  if (!(peer > 0)) throw new Error(`${what}: expected the peer's figure to be above 0, got ${peer}`)
  if (!Number.isFinite(ours)) throw new Error(`${what}: expected a figure, got ${ours}`)
  const ratio = ours / peer
  return { what, ours, peer, ratio, goal, better, met: better === 'lower' ? ratio <= goal : ratio >= goal }
}
