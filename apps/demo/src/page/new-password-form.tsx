import { setPassword } from '@armor/auth-flows'
import passwordReset from '@armor/spec/schemas/PasswordReset.json' with { type: 'json' }
import { useState } from 'react'
import type { Armor } from './armor.ts'
import { callOff } from './call-off.ts'
import { Field } from './field.tsx'
import { limitsOf } from './form-limits.ts'
import { Form } from './form.tsx'
import { shortestPassword } from './password-rule.ts'
import { leadingTo, useNextView } from './use-next-view.ts'
import { signInView, type Go, type View } from './view.ts'

/** Takes the new password; a refused one gives the step back, with every reason. */
export function NewPasswordForm({
  armor: { client, session },
  view: { step },
  go,
}: {
  armor: Armor
  view: Extract<View, { at: 'new_password' }>
  go: Go
}) {
  const { pending, error, submit } = useNextView(go)
  const [visible, setVisible] = useState(false)
  const username = step.username ?? ''

  const set = (newPassword: string) =>
    submit(async (call) => {
      const done = await setPassword(client, step, newPassword, call)
      // Whose session these tabs hold, and whether it has just ended, the server knows.
      if (done.ok) await session.client.getCurrentUser({}, call)
      const news = {
        happened: 'Your password is changed.',
        next: 'You were signed out everywhere. Sign in with the new one.',
      }
      return leadingTo(done, () => signInView({ username, news }))
    })

  return (
    <Form
      action="Set the password"
      during="Saving…"
      pending={pending}
      refusal={error}
      onSubmit={(textOf) => set(textOf('newPassword'))}
      others={
        <button
          type="button"
          className="button-quiet"
          onClick={() => submit(callOff(client, step))}
          aria-disabled={pending}
        >
          Cancel
        </button>
      }
    >
      {/* A password manager saves the new password under this name. */}
      {step.username !== null && (
        <Field label="User name" type="email" autoComplete="username" value={username} readOnly />
      )}
      <Field
        label="New password"
        hint={`${shortestPassword} characters or more; a few words do.`}
        name="newPassword"
        type={visible ? 'text' : 'password'}
        autoComplete="new-password"
        {...limitsOf(passwordReset, 'newPassword')}
        minLength={shortestPassword}
      />
      <label className="choice">
        <input type="checkbox" checked={visible} onChange={(event) => setVisible(event.target.checked)} />
        Show the password
      </label>
    </Form>
  )
}
