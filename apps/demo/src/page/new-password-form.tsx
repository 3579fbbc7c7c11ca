import { cancelRecovery, setPassword, type ArmorClient } from '@armor/auth-flows'
import passwordReset from '@armor/spec/schemas/PasswordReset.json' with { type: 'json' }
import { useState } from 'react'
import { Field } from './field.tsx'
import { limitsOf } from './form-limits.ts'
import { textOf } from './form-text.ts'
import { Notice } from './notice.tsx'
import { adviceFor, type FlowError } from './refusal-advice.ts'
import { useSubmission } from './use-submission.ts'
import { signInView, type Go, type View } from './view.ts'

/** Takes the new password; a refused one gives the step back, with every reason. */
export function NewPasswordForm({
  client,
  view: { step },
  go,
}: {
  client: ArmorClient
  view: Extract<View, { at: 'new_password' }>
  go: Go
}) {
  const { pending, refusal, submit } = useSubmission<FlowError>()
  const [visible, setVisible] = useState(false)
  const username = step.username ?? ''

  const set = (newPassword: string) =>
    submit(async (call) => {
      const done = await setPassword(client, step, newPassword, call)
      if (!done.ok) return done.error
      const news = {
        happened: 'Your password is changed.',
        next: 'You were signed out everywhere. Sign in with the new one.',
      }
      go(signInView({ username, news }))
      return null
    })

  const cancel = () =>
    submit(async (call) => {
      const cancelled = await cancelRecovery(client, step, call)
      if (!cancelled.ok) return cancelled.error
      const news = { happened: 'The recovery is called off.', next: 'Your password is as it was.' }
      go(signInView({ username, news }))
      return null
    })

  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        set(textOf(new FormData(event.currentTarget), 'newPassword'))
      }}
    >
      {/* A password manager saves the new password under this name. */}
      {step.username !== null && (
        <Field label="User name" type="email" autoComplete="username" value={username} readOnly />
      )}
      <Field
        label="New password"
        hint="A few words that only you would put together. Letters, blanks, anything goes."
        name="newPassword"
        type={visible ? 'text' : 'password'}
        autoComplete="new-password"
        {...limitsOf(passwordReset, 'newPassword')}
      />
      <label className="choice">
        <input type="checkbox" checked={visible} onChange={(event) => setVisible(event.target.checked)} />
        Show the password
      </label>
      <Notice advice={refusal && adviceFor(refusal)} tone="bad" />
      <div className="buttons">
        <button type="submit" className="button button-main" aria-disabled={pending}>
          {pending ? 'Saving…' : 'Set the password'}
        </button>
        <button type="button" className="button-quiet" onClick={cancel} aria-disabled={pending}>
          Cancel
        </button>
      </div>
    </form>
  )
}
