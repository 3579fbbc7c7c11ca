import { adjustableClock, type AdjustableClock } from '../clock.ts'
import { configOf, type Config } from '../config.ts'
import { createDevelopmentCarrier, type DevelopmentCarrier } from '../delivery/development-carrier.ts'
import { createQueue } from '../delivery/queue.ts'
import { startDeliveryWorker, type DeliveryWorker } from '../delivery/worker.ts'
import { createPersona, freshPersona, type DemoUser } from '../demo/users.ts'
import { createKeys } from '../keys.ts'
import type { Context } from '../rules/context.ts'
import { createPasswordHash } from '../rules/password-hash.ts'
import { openDatabase } from '../store/database.ts'

/** Cheap hashing, for tests alone: what a test is about is seldom the cost of a hash. */
export const cheapHash = { hashMemoryKib: 8, hashPasses: 1 } as const

/** The rules on a database of their own, with a clock that stands still until it is moved. */
export interface TestContext extends Context {
  readonly clock: AdjustableClock
  readonly carrier: DevelopmentCarrier
  readonly worker: DeliveryWorker
  /** Makes a user with a phone and one account, unless wished otherwise. */
  user(wishes?: Parameters<typeof freshPersona>[0]): Promise<DemoUser & { password: string }>
  /** The text of the newest message to an address, after everything queued was delivered. */
  newestMessage(to: string): Promise<string | undefined>
  close(): Promise<void>
}

/** Makes one; `given` replaces rows of the configuration table. */
export async function createTestContext(given: Partial<Config> = {}): Promise<TestContext> {
  const config = configOf({ ...cheapHash, ...given })
  const start = Date.parse('2026-11-24T12:00:00Z')
  const clock = adjustableClock({ now: () => start })
  const keys = await createKeys()
  const db = await openDatabase(':memory:')
  const carrier = createDevelopmentCarrier(clock)
  const worker = startDeliveryWorker({
    db,
    key: keys.outbox,
    clock,
    carrier,
    config,
    random: () => 1,
    onFailure: (rowId, error) => {
      throw new Error(`message ${rowId} was not delivered`, { cause: error })
    },
  })
  const passwordHash = await createPasswordHash(config)
  const queue = createQueue(keys.outbox, clock, () => {})
  const context: Context = { db, clock, config, keys, passwordHash, queue }
  return {
    ...context,
    clock,
    carrier,
    worker,
    user: async (wishes = {}) => {
      const persona = freshPersona(wishes)
      return { ...(await createPersona(context, persona)), password: persona.password }
    },
    newestMessage: async (to) => {
      await worker.drain()
      return carrier.messages(to).at(-1)?.text
    },
    close: async () => {
      await worker.stop()
      await db.destroy()
    },
  }
}

/** The one-time password in a text. */
export function otpIn(text: string | undefined): string {
  const [otp] = /\d{6,}/.exec(text ?? '') ?? []
  if (otp === undefined)
    throw new Error(`expected a one-time password in the message, got ${JSON.stringify(text)}`)
  return otp
}

/** The recovery id in a mailed link. */
export function recoveryIdIn(text: string | undefined): string {
  const [, token] = /#token=(\S+)/.exec(text ?? '') ?? []
  if (token === undefined)
    throw new Error(`expected a recovery link in the message, got ${JSON.stringify(text)}`)
  return token
}

/** A one-time password of the same length that is certainly another one. */
export function wrongOtp(otp: string): string {
  return String((Number(otp) + 1) % 10 ** otp.length).padStart(otp.length, '0')
}
