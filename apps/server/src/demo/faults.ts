import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { refusal } from '../http/refusal.ts'

/** A fault that the next calls of an operation meet. */
export type Fault = {
  readonly operation: string
  /** How many calls meet it. */
  readonly times: number
} & (
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'delay'; readonly delayMs: number }
  /** The connection breaks before the server acts. */
  | { readonly kind: 'network' }
  /** The server acts, and the connection breaks before the answer. */
  | { readonly kind: 'reply_lost' }
)

/** The faults that are still to come. */
export interface Faults {
  add(fault: Fault): void
}

/** Lets calls fail on demand. */
export function installFaults(app: FastifyInstance): Faults {
  const pending: { fault: Fault; left: number }[] = []
  const losing = new WeakSet<object>()

  const take = (operation: string | undefined): Fault | null => {
    const next = pending.find((entry) => entry.fault.operation === operation && entry.left > 0)
    if (next === undefined) return null
    next.left -= 1
    if (next.left === 0) pending.splice(pending.indexOf(next), 1)
    return next.fault
  }

  app.addHook('onRequest', async (request, reply) => {
    const fault = take(request.routeOptions.config.operation?.operationId)
    if (fault === null) return
    switch (fault.kind) {
      case 'status':
        throw refusal(fault.status, 'demo_fault', 'This answer was asked for through the demo control.', {
          headers: fault.status === 429 || fault.status === 503 ? { 'retry-after': '1' } : {},
        })
      case 'delay':
        await wait(fault.delayMs)
        return
      case 'network':
        reply.hijack()
        request.raw.socket.destroy()
        return
      case 'reply_lost':
        losing.add(request)
    }
  })
  app.addHook('onSend', async (request, reply) => {
    if (!losing.has(request)) return
    reply.hijack()
    request.raw.socket.destroy()
  })

  return {
    add: (fault) => {
      pending.push({ fault, left: fault.times })
    },
  }
}
