import { recoveryOptions, type ArmorClient } from '@armor/auth-flows'
import smsRecoveryRequest from '@armor/spec/schemas/SmsRecoveryRequest.json' with { type: 'json' }
import { Field } from './field.tsx'
import { limitsOf } from './form-limits.ts'
import { textOf } from './form-text.ts'
import { Notice } from './notice.tsx'
import { adviceFor, type FlowError } from './refusal-advice.ts'
import { useSubmission } from './use-submission.ts'
import { signInView, type Go } from './view.ts'

/** Asks whose password it is, and which ways of recovery there are. */
export function ForgottenForm({ client, username, go }: { client: ArmorClient; username: string; go: Go }) {
  const { pending, refusal, submit } = useSubmission<FlowError>()

  const ask = (name: string) =>
    submit(async (call) => {
      const options = await recoveryOptions(client, { username: name }, call)
      if (!options.ok) return options.error
      go({ at: 'channel', username: name, options: options.value })
      return null
    })

  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        ask(textOf(new FormData(event.currentTarget), 'username'))
      }}
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
      <Notice advice={refusal && adviceFor(refusal)} tone="bad" />
      <div className="buttons">
        <button type="submit" className="button button-main" aria-disabled={pending}>
          {pending ? 'Looking…' : 'Continue'}
        </button>
        <button type="button" className="button-quiet" onClick={() => go(signInView({ username }))}>
          Back to sign-in
        </button>
      </div>
    </form>
  )
}
