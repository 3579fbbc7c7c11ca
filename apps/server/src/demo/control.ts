import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { AdjustableClock } from '../clock.ts'
import type { DevelopmentCarrier } from '../delivery/development-carrier.ts'
import type { DeliveryWorker } from '../delivery/worker.ts'
import { malformed } from '../http/refusal.ts'
import { createValidator, describe } from '../http/validation.ts'
import type { JsonSchema } from '../http/spec.ts'
import type { Context } from '../rules/context.ts'
import { countAccounts } from '../store/users.ts'
import type { Fault, Faults } from './faults.ts'
import { refuseForeignHosts } from './foreign-host.ts'
import { createPersona, demoUsers, freshPersona } from './users.ts'

/** Where the demo's own calls stand, beside those of the spec. */
const demoPath = '/demo'
export const outboxPath = `${demoPath}/outbox`
export const controlPath = `${demoPath}/control`

const millisecondsOfAYear = 366 * 86_400_000

const clockSchema = {
  type: 'object',
  required: ['advanceMs'],
  additionalProperties: false,
  properties: { advanceMs: { type: 'integer', minimum: -millisecondsOfAYear, maximum: millisecondsOfAYear } },
}

const personaSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    phone: { type: 'boolean' },
    accounts: { type: 'integer', minimum: 0, maximum: 20 },
    administratorOf: {
      type: 'array',
      items: { type: 'integer', minimum: 1 },
      maxItems: 20,
      uniqueItems: true,
    },
  },
}

const faultSchema = (operationIds: readonly string[]) => ({
  type: 'object',
  required: ['operation', 'kind'],
  additionalProperties: false,
  properties: {
    operation: { type: 'string', enum: operationIds },
    kind: { type: 'string', enum: ['status', 'network', 'delay', 'reply_lost'] },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    delayMs: { type: 'integer', minimum: 0, maximum: 60_000 },
    times: { type: 'integer', minimum: 1, maximum: 1000 },
  },
})

/** Adds the outbox page and the control: they show every message and move the clock, so they exist in the demo alone. */
export function installControl(
  app: FastifyInstance,
  demo: {
    context: Context
    clock: AdjustableClock
    carrier: DevelopmentCarrier
    worker: DeliveryWorker
    faults: Faults
    operationIds: readonly string[]
  },
): void {
  refuseForeignHosts(app, demoPath)
  const compile = createValidator()
  const reader = <Value>(schema: JsonSchema) => {
    const validate = compile(schema)
    return (request: FastifyRequest): Value => {
      const body = request.body ?? {}
      const error = validate(body)
      if (error !== null) throw malformed(describe(error))
      return body as Value
    }
  }

  app.get(outboxPath, async (request) => {
    await demo.worker.drain()
    const { to } = request.query as { to?: string }
    // A + of a phone number that nobody percent-encoded arrives as a blank.
    return demo.carrier.messages(to?.replace(/^ /, '+'))
  })

  app.get(`${controlPath}/users`, async () => demoUsers(demo.context))

  const readClock = reader<{ advanceMs: number }>(clockSchema)
  app.post(`${controlPath}/clock`, async (request) => {
    demo.clock.advance(readClock(request).advanceMs)
    return { now: new Date(demo.clock.now()).toISOString() }
  })

  const readFault = reader<{
    operation: string
    kind: Fault['kind']
    status?: number
    delayMs?: number
    times?: number
  }>(faultSchema(demo.operationIds))
  app.post(`${controlPath}/faults`, async (request) => {
    const { operation, kind, status = 500, delayMs = 1000, times = 1 } = readFault(request)
    const fault: Fault =
      kind === 'status'
        ? { operation, times, kind, status }
        : kind === 'delay'
          ? { operation, times, kind, delayMs }
          : { operation, times, kind }
    demo.faults.add(fault)
    return fault
  })

  const readPersona = reader<Parameters<typeof freshPersona>[0]>(personaSchema)
  app.post(`${controlPath}/personas`, async (request) => {
    const persona = freshPersona(readPersona(request))
    if ((await countAccounts(demo.context.db, persona.administratorOf)) < persona.administratorOf.length) {
      throw malformed('administratorOf: expected the ids of accounts that there are.')
    }
    return createPersona(demo.context, persona)
  })
}
