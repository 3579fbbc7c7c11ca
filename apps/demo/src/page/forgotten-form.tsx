import { recoveryOptions, type ArmorClient } from '@armor/auth-flows'
import smsRecoveryRequest from '@armor/spec/schemas/SmsRecoveryRequest.json' with { type: 'json' }
import { Field } from './field.tsx'
import { limitsOf } from './form-limits.ts'
import { Form } from './form.tsx'
import { leadingTo, useNextView } from './use-next-view.ts'
import { signInView, type Go } from './view.ts'

/** Asks whose password it is, and which ways of recovery there are. */
export function ForgottenForm({ client, username, go }: { client: ArmorClient; username: string; go: Go }) {
  const { pending, error, submit } = useNextView(go)

  const ask = (name: string) =>
    submit(async (call) =>
      leadingTo(await recoveryOptions(client, { username: name }, call), (options) => ({
        at: 'channel',
        username: name,
        options,
      })),
    )

  return (
    <Form
      action="Continue"
      during="Looking…"
      pending={pending}
      refusal={error}
      onSubmit={(textOf) => ask(textOf('username'))}
      others={
        <button type="button" className="button-quiet" onClick={() => go(signInView({ username }))}>
          Back to sign-in
        </button>
      }
    >
      <Field
        label="User name"
        hint="The e-mail address you sign in with."
        name="username"
        type="email"
        autoComplete="username"
        defaultValue={username}
        {...limitsOf(smsRecoveryRequest, 'username')}
      />
    </Form>
  )
}
