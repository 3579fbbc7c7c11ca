import pLimit from 'p-limit'

/** Work of one kind that is done as it comes in, several pieces at a time. */
export interface Lane {
  /** Does what there is to do; resolves when nothing is left and all that was begun has ended. */
  drain(): Promise<void>
  /** Resolves when all that was begun has ended, well or not. */
  settled(): Promise<void>
}

/** A lane of `width` workers, each of which does the `next` piece until there is none. */
export function createLane(width: number, next: () => Promise<boolean>): Lane {
  const limit = pLimit(width)
  const workers = new Set<Promise<void>>()
  const work = async () => {
    while (await next());
  }
  return {
    drain: async () => {
      // A worker that still waits for its turn will find what is there now; with none, one more is set to work.
      if (limit.pendingCount === 0) {
        const worker: Promise<void> = limit(work).finally(() => workers.delete(worker))
        workers.add(worker)
      }
      await Promise.all(workers)
    },
    settled: async () => {
      await Promise.allSettled(workers)
    },
  }
}
