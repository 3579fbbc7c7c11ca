import * as flows from '@armor/auth-flows'
import { granted, refusedAs } from './expectation.ts'
import { walkthrough } from './walkthrough.ts'

/** A forgotten password, recovered with a mailed link that is opened on another device. */
export const emailRecovery = walkthrough({
  name: 'email-recovery',
  title: 'Recover a password by e-mail',
  shows:
    'Robin has no phone on file: the way back in is a link in the inbox, and it works on any device, once.',
})
  .step({
    title: 'Robin asks for a link',
    shows: 'The recovery id is in the mail alone; the answer holds nothing to redeem.',
    run: async ({ client, createPersona }) => {
      const robin = await createPersona({ phone: false })
      return { robin, flow: granted(await flows.startEmailRecovery(client, robin)) }
    },
  })
  .step({
    title: 'Robin opens the link on another device',
    shows: 'The recovery id stands after the #, so it reaches no server log. No call is made yet.',
    run: async ({ readLink }, { robin }) => {
      const link = await readLink(robin)
      return { robin, link, flow: granted(flows.openRecoveryLink(link, new URL(link))) }
    },
  })
  .step({
    title: 'The app redeems the recovery id',
    shows: 'What comes back is a grant: the right to set a password, once.',
    run: async ({ client }, { flow, ...scene }) => ({
      ...scene,
      flow: granted(await flows.redeemRecovery(client, flow)),
    }),
  })
  .step({
    title: 'Robin tries a password that holds the user name',
    shows: 'It is refused with every reason that applies, and the grant stays alive.',
    run: async ({ client }, { robin, link, flow }) => {
      const refused = refusedAs(await flows.setPassword(client, flow, robin.username), 'password_rejected')
      return { robin, link, refused, flow: refused.next }
    },
  })
  .step({
    title: 'Robin chooses another one',
    shows: 'The same grant takes it. Mail goes to the address on file, with no secret in it.',
    run: async ({ client }, { link, flow }) => ({
      link,
      flow: granted(await flows.setPassword(client, flow, 'paper boats on a canal')),
    }),
  })
  .step({
    title: 'Somebody opens the same link again',
    shows: 'A link works once. Unknown, expired and used links are all refused alike.',
    run: async ({ client }, { link }) => {
      const opened = granted(flows.openRecoveryLink(link, new URL(link)))
      return {
        refused: refusedAs(await flows.redeemRecovery(client, opened), 'recovery_refused'),
        flow: opened,
      }
    },
  })
