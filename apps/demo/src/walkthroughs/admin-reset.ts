import * as flows from '@armor/auth-flows'
import { granted, refusedAs } from './expectation.ts'
import { sessionNow } from './flow-state.ts'
import { walkthrough } from './walkthrough.ts'

/** A password that an administrator has reset, without ever seeing it. */
export const adminReset = walkthrough({
  name: 'admin-reset',
  title: 'Reset a password as an administrator',
  shows: 'An administrator has a reset link sent to Robin, and sees neither the link nor the new password.',
})
  .step({
    title: 'Robin is signed in',
    shows: 'This session will not survive the reset.',
    run: async ({ client, clock, createPersona }) => {
      const robin = await createPersona()
      const session = flows.createSession(client, { clock })
      session.adopt(granted(await flows.login(client, robin)))
      return { robin, session, flow: sessionNow(session) }
    },
  })
  .step({
    title: 'Robin tries to reset somebody, without being an administrator',
    shows: 'No permission, another account’s user and no such user are refused alike.',
    run: async (_, { robin, session }) => {
      const refused = refusedAs(
        await flows.startAdminReset(session.client, { userId: robin.userId }),
        'not_permitted',
      )
      return { robin, session, refused, flow: sessionNow(session) }
    },
  })
  .step({
    title: 'An administrator of Robin’s account starts the reset',
    shows: 'All the administrator learns is that a message is on its way.',
    run: async ({ client, clock, createPersona }, { robin, session }) => {
      const administrator = await createPersona({ administratorOf: robin.accounts.map(({ id }) => id) })
      const desk = flows.createSession(client, { clock })
      desk.adopt(granted(await flows.login(client, administrator)))
      const flow = granted(await flows.startAdminReset(desk.client, { userId: robin.userId }))
      desk.dispose()
      return { robin, session, flow }
    },
  })
  .step({
    title: 'Robin opens the link in the inbox',
    shows: 'It went to the address on file. Robin’s password stays as it is until a new one is set.',
    run: async ({ client, readLink }, { robin, session }) => {
      const link = await readLink(robin)
      const opened = granted(flows.openRecoveryLink(link, new URL(link)))
      return { session, flow: granted(await flows.redeemRecovery(client, opened)) }
    },
  })
  .step({
    title: 'Robin chooses a new password',
    shows: 'Only Robin knows it.',
    run: async ({ client }, { session, flow }) => ({
      session,
      flow: granted(await flows.setPassword(client, flow, 'a lighthouse keeps its own time')),
    }),
  })
  .step({
    title: 'The old session tries to go on',
    shows: 'The reset ended every session, so a thief would be out as well.',
    run: async (_, { session }) => {
      const refused = refusedAs(await session.client.getCurrentUser(), 'unauthorized')
      const flow = sessionNow(session)
      session.dispose()
      return { refused, flow }
    },
  })
