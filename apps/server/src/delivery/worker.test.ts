import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { adjustableClock, type AdjustableClock } from '../clock.ts'
import { createKeys, type Keys } from '../keys.ts'
import { openDatabase, type Database } from '../store/database.ts'
import { otpMessage } from './messages.ts'
import { createQueue, type Queue } from './queue.ts'
import { startDeliveryWorker, type DeliveryWorker, type OutgoingMessage } from './worker.ts'

const second = 1000
const minute = 60 * second

let clock: AdjustableClock
let db: Database
let keys: Keys
let queue: Queue
let worker: DeliveryWorker
let sent: OutgoingMessage[]
let failures: number
let isBroken: boolean

beforeEach(async () => {
  clock = adjustableClock({ now: () => Date.parse('2026-11-24T12:00:00Z') })
  db = await openDatabase(':memory:')
  keys = await createKeys()
  queue = createQueue(keys.outbox, clock, () => {})
  sent = []
  failures = 0
  isBroken = false
  worker = startDeliveryWorker({
    db,
    key: keys.outbox,
    clock,
    attempts: 3,
    carrier: {
      send: async (message) => {
        if (isBroken) throw new Error('the gateway hung up')
        sent.push(message)
      },
    },
    onFailure: () => {
      failures += 1
    },
  })
})
afterEach(async () => {
  await worker.stop()
  await db.destroy()
})

const add = (to: string | null, lifeMs = 10 * minute) =>
  queue.add(db, otpMessage(to, '04815162'), clock.now() + lifeMs)
const rows = () => db.selectFrom('outbox').select(['payload', 'outcome', 'attempts']).execute()

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

  it('tries again after a failure, later each time, and erases what it gives up', async () => {
    isBroken = true
    await add('+15550100101')
    await worker.drain()
    await worker.drain()
    expect(failures).toBe(1)
    clock.advance(1 * second)
    await worker.drain()
    clock.advance(1 * second)
    await worker.drain()
    expect(failures).toBe(2)
    clock.advance(1 * second)
    await worker.drain()
    expect(failures).toBe(3)
    expect(await rows()).toEqual([{ payload: null, outcome: 'dead', attempts: 3 }])
  })

  it('delivers when the gateway is back', async () => {
    isBroken = true
    await add('+15550100101')
    await worker.drain()
    isBroken = false
    clock.advance(1 * second)
    await worker.drain()
    expect(sent).toHaveLength(1)
  })

  it('sends nothing after its expiry, and erases it', async () => {
    await add('+15550100101', 1 * minute)
    clock.advance(1 * minute)
    await worker.drain()
    expect(sent).toEqual([])
    expect(await rows()).toEqual([{ payload: null, outcome: 'expired', attempts: 0 }])
  })

  it('does not send a message whose row was exchanged for another', async () => {
    await add('+15550100101')
    await add('+15550100102')
    const [first, other] = await db.selectFrom('outbox').select(['id', 'payload']).execute()
    await db.updateTable('outbox').set({ payload: first!.payload }).where('id', '=', other!.id).execute()
    await db.deleteFrom('outbox').where('id', '=', first!.id).execute()
    await worker.drain()
    expect(sent).toEqual([])
    expect(failures).toBe(1)
  })
})
