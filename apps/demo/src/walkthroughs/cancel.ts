import * as flows from '@armor/auth-flows'
import { granted, refusedAs } from './expectation.ts'
import { signIn } from './flow-state.ts'
import { walkthrough } from './walkthrough.ts'

/** A recovery that goes wrong twice and is then called off. */
export const cancel = walkthrough({
  name: 'cancel',
  title: 'Call a recovery off',
  shows: 'Robin mistypes, asks for another one-time password, then remembers the old password after all.',
})
  .step({
    title: 'Robin starts a recovery by SMS',
    shows: 'A one-time password is on its way to the phone.',
    run: async ({ client, createPersona }) => {
      const robin = await createPersona()
      return { robin, flow: granted(await flows.startSmsRecovery(client, robin)) }
    },
  })
  .step({
    title: 'Robin mistypes it',
    shows: 'The refusal hands the step back, and says how many tries are left.',
    run: async ({ client, readOtp }, { robin, flow }) => {
      const otp = await readOtp(robin)
      const refused = refusedAs(await flows.submitOtp(client, flow, mistyped(otp)), 'otp_incorrect')
      return { robin, refused, flow: refused.next }
    },
  })
  .step({
    title: 'Robin asks for another one',
    shows: 'A resend stays within the same recovery: the one-time password sent before is superseded.',
    run: async ({ client }, { robin, flow }) => ({
      robin,
      flow: granted(await flows.resendOtp(client, flow)),
    }),
  })
  .step({
    title: 'Robin types the new one',
    shows: 'It is redeemed, once, for a recovery id.',
    run: async ({ client, readOtp }, { robin, flow }) => ({
      robin,
      flow: granted(await flows.submitOtp(client, flow, await readOtp(robin))),
    }),
  })
  .step({
    title: 'Robin remembers the old password, and cancels',
    shows:
      'Nothing of it can be used any more: here the step is used up, and on the server the recovery id is dead.',
    run: async ({ client }, { robin, flow }) => {
      granted(await flows.cancelRecovery(client, flow))
      const refused = refusedAs(await flows.redeemRecovery(client, flow), 'flow_consumed')
      return { robin, refused, flow: { kind: 'cancelled' } }
    },
  })
  .step({
    title: 'Robin signs in with the old password',
    shows: 'A recovery that is called off changes nothing.',
    run: async ({ client }, { robin }) => ({
      flow: signIn(granted(await flows.login(client, robin))),
    }),
  })

/** The same one-time password with its last digit changed. */
function mistyped(otp: string): string {
  return otp.slice(0, -1) + ((Number(otp.at(-1)) + 1) % 10)
}
