import type { Channel, Message } from './messages.ts'

/** A message with an address, the id of its row, and the time after which nobody wants it any more. */
export type OutgoingMessage = Message & {
  /** A carrier may see the same id twice, when the first reply was lost; never two ids for one message. */
  readonly id: string
  readonly to: string
  /** Milliseconds since 1970. */
  readonly expiresAt: number
}

/** Brings messages to people. */
export interface Carrier {
  /** Resolves once the message was taken; rejects when it was not, or when `signal` says that time is up. */
  send(message: OutgoingMessage, signal: AbortSignal): Promise<void>
}

/** Why a message was not taken. It never tells the message, its address, or the words of the gateway, which may repeat both. */
export class DeliveryError extends Error {
  /** Whether the message itself was refused, so that another try could not change it. */
  readonly isFinal: boolean
  /** How long the gateway asks to be left alone. */
  readonly retryAfterMs: number

  constructor(message: string, options: { isFinal?: boolean; retryAfterMs?: number; cause?: unknown } = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : {})
    this.isFinal = options.isFinal ?? false
    this.retryAfterMs = options.retryAfterMs ?? 0
  }
}

/** A carrier for each channel, as one. */
export function carrierByChannel(carriers: Readonly<Record<Channel, Carrier>>): Carrier {
  return { send: (message, signal) => carriers[message.channel].send(message, signal) }
}
