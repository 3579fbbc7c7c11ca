import {
  createArmorClient,
  createSession,
  type ArmorClient,
  type CallOptions,
  type CurrentUser,
  type Login,
  type Result,
  type Session,
  type UseAccountError,
} from '@armor/auth-flows'
import { connectDemoServer, type FreshPersona, type Persona } from '../demo-server/demo-server.ts'
import type { Message } from '../demo-server/message.ts'
import { withEvent, type Exchange } from '../exchange/exchange.ts'
import type { Advice } from './notice.tsx'
import { observable, type Changeable, type Observable } from './observable.ts'
import { passedTime } from './passed-time.ts'

/** What the page works with: a client whose exchanges are kept, a session, and what the demo server shows. */
export interface Armor {
  readonly client: ArmorClient
  readonly session: Session
  readonly exchanges: Changeable<readonly Exchange[]>
  /** What is in the development outbox. */
  readonly messages: Observable<readonly Message[]>
  /** Those whom every demo has. */
  readonly users: Observable<readonly Persona[]>
  /** Those who were made on this page, newest first. */
  readonly newcomers: Observable<readonly FreshPersona[]>
  /** Why the demo's own calls fail, while they do. */
  readonly trouble: Observable<Advice | null>
  /** Has the session take a sign-in over. */
  adopt(login: Login): void
  /** Has the session act in another account. */
  actIn(accountId: number, call?: CallOptions): Promise<Result<CurrentUser, UseAccountError>>
  /** Lets minutes pass, on the server and in the session. */
  pass(minutes: number): Promise<void>
  /** Makes a new person; gives null where that failed. */
  meet(): Promise<FreshPersona | null>
}

/** Connects to the server on `apiUrl`, and reads what the demo shows of it again after each call. */
export function connectArmor(apiUrl: string): Armor {
  const server = connectDemoServer(apiUrl)
  const exchanges = observable<readonly Exchange[]>([])
  const messages = observable<readonly Message[]>([])
  const users = observable<readonly Persona[]>([])
  const newcomers = observable<readonly FreshPersona[]>([])
  const trouble = observable<Advice | null>(null)
  const passed = passedTime(localStorage)

  const watched = async <Value>(work: () => Promise<Value>): Promise<Value | null> => {
    try {
      const value = await work()
      trouble.set(null)
      return value
    } catch (error) {
      trouble.set(troubleOf(error))
      return null
    }
  }
  const look = () =>
    watched(async () => {
      messages.set(await server.messages())
      users.set(await server.users())
    })
  // One look after the other: an older answer must not replace a newer one. One that waits for its turn is enough.
  let looking: Promise<unknown> = look()
  let waiting = false
  const lookAgain = () => {
    if (waiting) return
    waiting = true
    looking = looking.then(() => {
      waiting = false
      return look()
    })
  }

  const client = createArmorClient({
    baseUrl: apiUrl,
    on: (event) => {
      exchanges.set(withEvent(exchanges.get(), event))
      if (event.type === 'answer') lookAgain()
    },
  })
  const session = createSession(client, { clock: { now: () => Date.now() + passed.read() } })
  // Where another tab changed it, messages may have been sent as well.
  session.subscribe(lookAgain)

  return {
    client,
    session,
    exchanges,
    messages,
    users,
    newcomers,
    trouble,
    adopt: (login) => {
      passed.reset()
      session.adopt(login)
    },
    actIn: (accountId, call) => session.useAccount(accountId, call),
    pass: async (minutes) => {
      await watched(async () => {
        await server.advanceClock(minutes * 60_000)
        passed.add(minutes * 60_000)
      })
    },
    meet: () =>
      watched(async () => {
        const persona = await server.createPersona()
        newcomers.set([persona, ...newcomers.get()])
        return persona
      }),
  }
}

function troubleOf(error: unknown): Advice {
  return {
    happened: 'The demo’s people and messages can’t be reached.',
    next: error instanceof Error ? error.message : String(error),
  }
}
