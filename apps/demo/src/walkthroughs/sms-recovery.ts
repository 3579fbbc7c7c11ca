import * as flows from '@armor/auth-flows'
import { granted } from './expectation.ts'
import { signIn } from './flow-state.ts'
import { walkthrough } from './walkthrough.ts'

const newPassword = 'seven lanterns over water'

/** A forgotten password, recovered with the phone. */
export const smsRecovery = walkthrough({
  name: 'sms-recovery',
  title: 'Recover a password by SMS',
  shows: 'Robin forgot the password and gets back in with the phone: five calls, then a sign-in to prove it.',
})
  .step({
    title: 'Robin asks which ways there are',
    shows: 'A stranger’s name would get an answer just as plausible: nobody learns who has an account.',
    run: async ({ client, createPersona }) => {
      const robin = await createPersona()
      const options = granted(await flows.recoveryOptions(client, robin))
      return { robin, flow: { kind: 'recovery_options', ...options } }
    },
  })
  .step({
    title: 'Robin chooses the phone',
    shows: 'The answer’s token names this recovery; it alone opens nothing.',
    run: async ({ client }, { robin }) => ({
      robin,
      flow: granted(await flows.startSmsRecovery(client, robin)),
    }),
  })
  .step({
    title: 'Robin types the one-time password from the phone',
    shows: 'It is redeemed, once, for a recovery id.',
    run: async ({ client, readOtp }, { robin, flow }) => ({
      robin,
      flow: granted(await flows.submitOtp(client, flow, await readOtp(robin))),
    }),
  })
  .step({
    title: 'The app redeems the recovery id',
    shows: 'What comes back is a grant: the right to set a password, once.',
    run: async ({ client }, { robin, flow }) => ({
      robin,
      flow: granted(await flows.redeemRecovery(client, flow)),
    }),
  })
  .step({
    title: 'Robin chooses a new password',
    shows: 'Every older session and everything else that was pending is dead from here on.',
    run: async ({ client }, { robin, flow }) => ({
      robin,
      flow: granted(await flows.setPassword(client, flow, newPassword)),
    }),
  })
  .step({
    title: 'Robin signs in with the new password',
    shows: 'A reset signs nobody in: the sign-in is the person’s own.',
    run: async ({ client }, { robin: { username } }) => ({
      flow: signIn(granted(await flows.login(client, { username, password: newPassword }))),
    }),
  })
