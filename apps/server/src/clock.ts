/** Tells the time. Injected everywhere, so that a test or the demo can let it pass. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
}

/** The machine's own clock. */
export const systemClock: Clock = { now: () => Date.now() }

/** A clock that runs with another and can be moved on. */
export interface AdjustableClock extends Clock {
  /** Lets `milliseconds` pass at once; a negative number turns the clock back. */
  advance(milliseconds: number): void
}

/** The given clock, shifted by what was advanced. */
export function adjustableClock(base: Clock = systemClock): AdjustableClock {
  let offset = 0
  return {
    now: () => base.now() + offset,
    advance: (milliseconds) => {
      offset += milliseconds
    },
  }
}
