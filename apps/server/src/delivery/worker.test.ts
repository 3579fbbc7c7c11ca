import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { adjustableClock, type AdjustableClock } from '../clock.ts'
import { configOf } from '../config.ts'
import { createKeys, type Keys } from '../keys.ts'
import { openDatabase, type Database } from '../store/database.ts'
import { claimOutboxRow } from '../store/outbox.ts'
import { DeliveryError, type OutgoingMessage } from './carrier.ts'
import { otpMessage, recoveryMessage } from './messages.ts'
import { createQueue, type Queue } from './queue.ts'
import { startDeliveryWorker, type DeliveryWorker } from './worker.ts'

const second = 1000
const minute = 60 * second

let clock: AdjustableClock
let db: Database
let keys: Keys
let queue: Queue
let worker: DeliveryWorker
let sent: OutgoingMessage[]
let failures: string[]
/** What the carrier does with a message before it counts as sent. */
let onSend: (message: OutgoingMessage, signal: AbortSignal) => Promise<void>

const hangUp = async () => {
  throw new Error('the gateway hung up')
}
const untilAborted = (_: OutgoingMessage, signal: AbortSignal) =>
  new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new DeliveryError('time is up')))
  })

beforeEach(async () => {
  clock = adjustableClock({ now: () => Date.parse('2026-11-24T12:00:00Z') })
  db = await openDatabase(':memory:')
  keys = await createKeys()
  queue = createQueue(keys.outbox, clock, () => {})
  sent = []
  failures = []
  onSend = async () => {}
  startWorker()
})
afterEach(async () => {
  await worker.stop()
  await db.destroy()
})

function startWorker(): void {
  worker = startDeliveryWorker({
    db,
    key: keys.outbox,
    clock,
    config: configOf({ outboxAttempts: 3, outboxRetrySeconds: 2, outboxParallel: 2 }),
    carrier: {
      send: async (message, signal) => {
        await onSend(message, signal)
        sent.push(message)
      },
    },
    // The longest wait each time; what is drawn from it is tested with the rule.
    random: () => 1,
    onFailure: (_, error, then) => failures.push(`${then}: ${(error as Error).message}`),
  })
}

const add = (to: string | null, lifeMs = 10 * minute) =>
  queue.add(db, otpMessage(to, '04815162'), clock.now() + lifeMs)
const addMail = () =>
  queue.add(db, recoveryMessage('ada@example.com', 'https://x.example'), clock.now() + minute)
const rows = () => db.selectFrom('outbox').select(['payload', 'outcome', 'attempts']).execute()
const none = { sent: 0, decoy: 0, retried: 0, dead: 0, expired: 0 }

describe('the delivery worker', () => {
  it('sends what is queued, once, and erases it', async () => {
    await add('+15550100101')
    await Promise.all([worker.drain(), worker.drain(), worker.drain()])
    expect(sent.map(({ to, text }) => [to, text.slice(0, 8)])).toEqual([['+15550100101', '04815162']])
    expect(await rows()).toEqual([{ payload: null, outcome: 'sent', attempts: 1 }])
  })

  it('takes a decoy the same way, and sends nothing', async () => {
    await add(null)
    await worker.drain()
    expect(sent).toEqual([])
    expect(await rows()).toEqual([{ payload: null, outcome: 'sent', attempts: 1 }])
  })

  it('keeps a decoy as long as a message, so that a row does not tell them apart', async () => {
    await add(null)
    await add('+15550100101')
    const [decoy, message] = await rows()
    expect(decoy!.payload!.length).toBe(message!.payload!.length)
  })

  it('counts by channel what became of each message', async () => {
    await add('+15550100101')
    await add(null)
    await addMail()
    await worker.drain()
    expect(worker.counts()).toEqual({
      sms: { ...none, sent: 1, decoy: 1 },
      email: { ...none, sent: 1 },
    })
  })

  it('does not send a message whose row was exchanged for another', async () => {
    await add('+15550100101')
    await add('+15550100102')
    const [first, other] = await db.selectFrom('outbox').select(['id', 'payload']).execute()
    await db.updateTable('outbox').set({ payload: first!.payload }).where('id', '=', other!.id).execute()
    await db.deleteFrom('outbox').where('id', '=', first!.id).execute()
    await worker.drain()
    expect(sent).toEqual([])
    expect(failures).toEqual([expect.stringMatching(/authenticate/)])
  })
})

describe('a message that was not taken', () => {
  it('is tried again, later each time, and erased when it is given up', async () => {
    onSend = hangUp
    await add('+15550100101')
    await worker.drain()
    for (const waitMs of [2 * second, 4 * second]) {
      const before = failures.length
      clock.advance(waitMs - 1)
      await worker.drain()
      expect(failures).toHaveLength(before)
      clock.advance(1)
      await worker.drain()
      expect(failures).toHaveLength(before + 1)
    }
    expect(failures.map((failure) => failure.split(':')[0])).toEqual(['retried', 'retried', 'dead'])
    expect(await rows()).toEqual([{ payload: null, outcome: 'dead', attempts: 3 }])
    expect(worker.counts().sms).toEqual({ ...none, retried: 2, dead: 1 })

    clock.advance(minute)
    await worker.drain()
    expect(failures).toHaveLength(3)
  })

  it('is delivered when the gateway is back', async () => {
    onSend = hangUp
    await add('+15550100101')
    await worker.drain()
    onSend = async () => {}
    clock.advance(2 * second)
    await worker.drain()
    expect(sent).toHaveLength(1)
    expect(worker.counts().sms).toEqual({ ...none, retried: 1, sent: 1 })
  })

  it('is given up at once when it was refused for good', async () => {
    onSend = async () => {
      throw new DeliveryError('no such number', { isFinal: true })
    }
    await add('+15550100101')
    await worker.drain()
    expect(failures).toEqual(['dead: no such number'])
    expect(await rows()).toEqual([{ payload: null, outcome: 'dead', attempts: 1 }])
  })

  it('waits as long as the gateway asks for', async () => {
    onSend = async () => {
      throw new DeliveryError('too many', { retryAfterMs: 30 * second })
    }
    await add('+15550100101')
    await worker.drain()
    clock.advance(30 * second - 1)
    await worker.drain()
    expect(failures).toHaveLength(1)
    clock.advance(1)
    await worker.drain()
    expect(failures).toHaveLength(2)
  })

  it('because its process ended is tried again once nobody can still be at it', async () => {
    await add('+15550100101')
    const now = clock.now()
    await claimOutboxRow(db, { channel: 'sms', now, claimUntil: now + minute })
    clock.advance(minute - 1)
    await worker.drain()
    expect(sent).toEqual([])
    clock.advance(1)
    await worker.drain()
    expect(sent).toHaveLength(1)
  })

  it('is given up when each try ended with its process', async () => {
    await add('+15550100101')
    await db.updateTable('outbox').set({ attempts: 3 }).execute()
    await worker.drain()
    expect(sent).toEqual([])
    expect(failures).toEqual(['dead: every try was cut short'])
  })
})

describe('an expired message', () => {
  it('is not sent, and erased', async () => {
    await add('+15550100101', 1 * minute)
    clock.advance(1 * minute)
    await worker.drain()
    expect(sent).toEqual([])
    expect(await rows()).toEqual([{ payload: null, outcome: 'expired', attempts: 0 }])
    expect(worker.counts().sms).toEqual({ ...none, expired: 1 })
  })

  it('is not sent by a carrier that is still at it: the signal ends with the message', async () => {
    onSend = untilAborted
    await add('+15550100101', 20)
    await worker.drain()
    expect(failures).toEqual(['retried: time is up'])
    clock.advance(20)
    await worker.drain()
    expect(sent).toEqual([])
    expect(await rows()).toEqual([{ payload: null, outcome: 'expired', attempts: 1 }])
  })
})

describe('a gateway that hangs', () => {
  it('holds up no message of the other channel', async () => {
    let release!: () => void
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    onSend = (message) => (message.channel === 'sms' ? released : Promise.resolve())
    for (let index = 0; index < 5; index += 1) await add('+15550100101')
    await addMail()
    const draining = worker.drain()
    await expect.poll(() => sent.map(({ channel }) => channel)).toEqual(['email'])
    release()
    await draining
    expect(sent).toHaveLength(6)
  })

  it('is given as many messages at a time as the configuration says', async () => {
    let atOnce = 0
    const most: number[] = []
    onSend = async () => {
      atOnce += 1
      most.push(atOnce)
      // While these are read, others could be claimed.
      await rows()
      await rows()
      atOnce -= 1
    }
    for (let index = 0; index < 10; index += 1) await add('+15550100101')
    await Promise.all(Array.from({ length: 10 }, () => worker.drain()))
    expect(sent).toHaveLength(10)
    expect(Math.max(...most)).toBe(2)
  })

  it('lets a worker stop once its tries are over, and keeps the rest in the outbox', async () => {
    let release!: () => void
    onSend = () =>
      new Promise((resolve) => {
        release = resolve
      })
    await add('+15550100101')
    await add('+15550100102')
    const draining = worker.drain()
    await expect.poll(() => release).toBeDefined()
    const stopped = worker.stop()
    release()
    await Promise.all([stopped, draining])
    expect(sent).toHaveLength(1)
    expect((await rows()).filter(({ outcome }) => outcome === null)).toHaveLength(1)

    onSend = async () => {}
    startWorker()
    await worker.drain()
    expect(sent).toHaveLength(2)
  })
})
