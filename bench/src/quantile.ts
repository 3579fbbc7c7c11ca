/** The figure below which a share of the figures lies; 0.5 is the median. Between two, the nearer one. */
export function quantile(figures: readonly number[], share: number): number {
  if (figures.length === 0) throw new Error('expected figures, got none')
  const sorted = figures.toSorted((a, b) => a - b)
  return sorted[Math.round((sorted.length - 1) * share)]!
}
