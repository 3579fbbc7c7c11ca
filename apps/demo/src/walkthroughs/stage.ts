import type { ArmorClient } from '@armor/auth-flows'
import type { DemoServer, FreshPersona, PersonaWishes } from '../demo-server/demo-server.ts'
import { linkIn, maskedText, otpIn, type Message } from '../demo-server/message.ts'
import { UnexpectedOutcome } from './expectation.ts'

/** What happens around a step beside its calls: a message arrives, or time passes. */
export type Incident =
  | {
      readonly kind: 'message'
      readonly channel: Message['channel']
      readonly to: string
      readonly text: string
    }
  | { readonly kind: 'time'; readonly minutes: number }

/** What a walkthrough is performed with: a client, people, their phone and inbox, and a clock that can be sped up. */
export interface Stage {
  readonly client: ArmorClient
  /** The time of the app, which moves with the server's. */
  readonly clock: { now(): number }
  createPersona(wishes?: PersonaWishes): Promise<FreshPersona>
  /** Reads the newest one-time password on the persona's phone. */
  readOtp(persona: FreshPersona): Promise<string>
  /** Reads the newest recovery link in the persona's inbox. */
  readLink(persona: FreshPersona): Promise<string>
  /** Lets minutes pass, on the server and in the app. */
  pass(minutes: number): Promise<void>
}

/** Sets the stage; `tell` hears what happens on it, with secrets masked. */
export function setStage(client: ArmorClient, server: DemoServer, tell: (incident: Incident) => void): Stage {
  let passedMs = 0

  const read = async <Found>(address: string | null, find: (message: Message) => Found | null) => {
    const messages = address === null ? [] : await server.messages(address)
    const message = messages.findLast((candidate) => find(candidate) !== null)
    if (message === undefined)
      throw new UnexpectedOutcome(`expected a message to ${address ?? 'a phone'}, found none`)
    tell({ kind: 'message', channel: message.channel, to: message.to, text: maskedText(message) })
    return find(message)!
  }

  return {
    client,
    clock: { now: () => Date.now() + passedMs },
    createPersona: (wishes) => server.createPersona(wishes),
    readOtp: (persona) => read(persona.phone, otpIn),
    readLink: (persona) => read(persona.username, linkIn),
    pass: async (minutes) => {
      await server.advanceClock(minutes * 60_000)
      passedMs += minutes * 60_000
      tell({ kind: 'time', minutes })
    },
  }
}
