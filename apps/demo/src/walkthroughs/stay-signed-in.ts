import * as flows from '@armor/auth-flows'
import { granted, refusedAs, UnexpectedOutcome } from './expectation.ts'
import { sessionNow } from './flow-state.ts'
import { walkthrough } from './walkthrough.ts'

/** A session that outlives its first token, and one that nobody kept alive. */
export const staySignedIn = walkthrough({
  name: 'stay-signed-in',
  title: 'Stay signed in',
  shows:
    'A token lives for fifteen minutes. The session exchanges it in time, once for all callers, and says so when it came too late. The clock is sped up.',
})
  .step({
    title: 'Robin signs in',
    shows: 'The session takes the token over, and knows when it ends.',
    run: async ({ client, clock, createPersona }) => {
      const robin = await createPersona()
      const session = flows.createSession(client, { clock })
      session.adopt(granted(await flows.login(client, robin)))
      return { session, flow: sessionNow(session) }
    },
  })
  .step({
    title: 'Robin comes back after fourteen minutes',
    shows: 'The token is about to end: the session has it reissued before the call goes out.',
    run: async ({ pass }, { session }) => {
      await pass(14)
      granted(await session.client.getCurrentUser())
      return { session, flow: sessionNow(session) }
    },
  })
  .step({
    title: 'Ten parts of the app ask at the same moment, fourteen minutes later',
    shows: 'One reissue serves all ten.',
    run: async ({ pass }, { session }) => {
      await pass(14)
      const tokens = await Promise.all(Array.from({ length: 10 }, () => session.token()))
      if (new Set(tokens).size !== 1) throw new UnexpectedOutcome('expected one token for all ten callers')
      return { session, flow: sessionNow(session) }
    },
  })
  .step({
    title: 'Robin comes back after sixteen minutes',
    shows: 'Too late: the token is dead, and the session is over. The person signs in again.',
    run: async ({ pass }, { session }) => {
      await pass(16)
      const refused = refusedAs(await session.client.getCurrentUser(), 'no_access_token')
      const flow = sessionNow(session)
      session.dispose()
      return { refused, flow }
    },
  })
