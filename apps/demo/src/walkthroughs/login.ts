import * as flows from '@armor/auth-flows'
import { granted, refusedAs } from './expectation.ts'
import { sessionNow, signIn } from './flow-state.ts'
import { walkthrough } from './walkthrough.ts'

/** A sign-in, seen from the first typing error to the sign-out. */
export const login = walkthrough({
  name: 'login',
  title: 'Sign in',
  shows:
    'Robin signs in: a code, a token, and who that is. Then accounts are chosen, and a foreign one is refused.',
})
  .step({
    title: 'Robin mistypes the password',
    shows: 'One refusal for a wrong password, an unknown name and a disabled user: nobody learns which.',
    run: async ({ client, createPersona }) => {
      const robin = await createPersona({ accounts: 2 })
      const wrong = await flows.login(client, { ...robin, password: 'not the password' })
      return { robin, refused: refusedAs(wrong, 'credentials_refused'), flow: { kind: 'signed_out' } }
    },
  })
  .step({
    title: 'Robin types it right',
    shows:
      'The password buys a code for two minutes, the code buys a token once, and the token tells who it is.',
    run: async ({ client }, { robin }) => {
      const signedIn = granted(await flows.login(client, robin))
      return { robin, signedIn, flow: signIn(signedIn) }
    },
  })
  .step({
    title: 'Robin chooses an account',
    shows: 'X-Account-Context names it: permissions and features are now those of that account alone.',
    run: async ({ client, clock }, { robin, signedIn }) => {
      const session = flows.createSession(client, { clock })
      session.adopt(signedIn)
      granted(await session.useAccount(robin.accounts[1]!.id))
      return { session, flow: sessionNow(session) }
    },
  })
  .step({
    title: 'Robin tries an account of somebody else',
    shows: 'Membership is checked at every request; no such account and not yours are refused alike.',
    run: async ({ createPersona }, { session }) => {
      const stranger = await createPersona()
      const refused = refusedAs(await session.useAccount(stranger.accounts[0]!.id), 'account_refused')
      return { session, refused, flow: sessionNow(session) }
    },
  })
  .step({
    title: 'Robin signs out',
    shows: 'No call revokes a token: signing out forgets it. From here on nothing is even sent.',
    run: async (_, { session }) => {
      session.signOut()
      const refused = refusedAs(await session.client.getCurrentUser(), 'no_access_token')
      const flow = sessionNow(session)
      session.dispose()
      return { refused, flow }
    },
  })
