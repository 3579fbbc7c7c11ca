import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Keys } from '../keys.ts'
import type { Database } from '../store/database.ts'
import type { Queue } from '../delivery/queue.ts'
import type { PasswordHash } from './password-hash.ts'

/** What every rule works with, injected. */
export interface Context {
  readonly db: Database
  readonly clock: Clock
  readonly config: Config
  readonly keys: Keys
  readonly passwordHash: PasswordHash
  readonly queue: Queue
}
