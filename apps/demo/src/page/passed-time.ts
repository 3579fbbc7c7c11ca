/** The time that was let pass since the sign-in: the tabs share it, as they share the session that it ages. */
export interface PassedTime {
  /** How much passed, in milliseconds. */
  read(): number
  add(milliseconds: number): void
  /** Begins anew, with a sign-in: a token's life is counted from its receipt, by a clock that nobody sped up. */
  reset(): void
}

/** Keeps it in a storage of the origin, where every tab reads the same. */
export function passedTime(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): PassedTime {
  const read = () => Number(storage.getItem(key) ?? 0)
  return {
    read,
    add: (milliseconds) => storage.setItem(key, String(read() + milliseconds)),
    reset: () => storage.removeItem(key),
  }
}

const key = 'armor-demo-passed-ms'
