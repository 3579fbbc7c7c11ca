/** How a message is tried again. */
export interface RetryRule {
  /** Tries in all, after which a message is given up. */
  readonly attempts: number
  /** The longest wait before the second try; it doubles with each try. */
  readonly firstMs: number
  /** What the wait doubles up to. */
  readonly mostMs: number
}

/**
 * The wait after `attempt` tries: anything up to the exponential limit ("full jitter"), so that what failed together
 * is not tried again together. `random` gives a number from 0 to 1.
 */
export function retryDelay(rule: RetryRule, attempt: number, random: () => number): number {
  return Math.round(random() * Math.min(rule.mostMs, rule.firstMs * 2 ** (attempt - 1)))
}
