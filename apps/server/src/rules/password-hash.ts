import { hash, verify, type Options } from '@node-rs/argon2'
import pLimit from 'p-limit'
import type { Config } from '../config.ts'

/** Hashes and checks passwords, a bounded number at a time. */
export interface PasswordHash {
  /** Argon2id, with its parameters and salt in the text. */
  hash(password: string): Promise<string>
  /** Compares with a stored hash; with none it takes the same time and answers false. */
  verify(stored: string | null, password: string): Promise<boolean>
  /** Whether a stored hash was made with weaker parameters than those of now. */
  isOutdated(stored: string): boolean
}

/** More passwords wait to be hashed than the server will take on. Nothing was done. */
export class HashQueueFull extends Error {}

type HashConfig = Pick<Config, 'hashMemoryKib' | 'hashPasses' | 'hashConcurrency' | 'hashQueue'>

/** Makes the hasher. The dummy hash for unknown users is made with the same parameters, so that time tells nothing. */
export async function createPasswordHash(config: HashConfig): Promise<PasswordHash> {
  // Argon2id and version 19 are the library's defaults.
  const options: Options = { memoryCost: config.hashMemoryKib, timeCost: config.hashPasses, parallelism: 1 }
  const limit = pLimit(config.hashConcurrency)
  const dummy = await hash('no password is this one', options)

  const bounded = <Value>(work: () => Promise<Value>): Promise<Value> => {
    if (limit.pendingCount >= config.hashQueue && limit.activeCount >= config.hashConcurrency) {
      return Promise.reject(new HashQueueFull('too many passwords wait to be hashed'))
    }
    return limit(work)
  }

  return {
    hash: (password) => bounded(() => hash(password.normalize('NFC'), options)),
    verify: async (stored, password) => {
      const matches = await bounded(() => verify(stored ?? dummy, password.normalize('NFC')))
      return matches && stored !== null
    },
    isOutdated: (stored) => {
      const made = parametersOf(stored)
      return made === null || made.memory < config.hashMemoryKib || made.passes < config.hashPasses
    },
  }
}

/** Reads the parameters that an encoded hash carries: `$argon2id$v=19$m=19456,t=2,p=1$...`. */
function parametersOf(stored: string): { memory: number; passes: number } | null {
  const found = /^\$argon2id\$v=\d+\$m=(\d+),t=(\d+),p=\d+\$/.exec(stored)
  return found === null ? null : { memory: Number(found[1]), passes: Number(found[2]) }
}
