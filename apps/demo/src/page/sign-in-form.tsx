import { login, type ArmorClient, type Login, type LoginError } from '@armor/auth-flows'
import authorizeRequest from '@armor/spec/schemas/AuthorizeRequest.json' with { type: 'json' }
import { useState } from 'react'
import { Field } from './field.tsx'
import { textOf } from './form-text.ts'
import { limitsOf } from './form-limits.ts'
import { Notice } from './notice.tsx'
import { adviceFor } from './refusal-advice.ts'
import { useSubmission } from './use-submission.ts'
import type { View } from './view.ts'

/** User name and password, and the way out for who forgot it. */
export function SignInForm({
  client,
  view,
  onSignedIn,
  onForgotten,
}: {
  client: ArmorClient
  view: Extract<View, { at: 'sign_in' }>
  onSignedIn: (login: Login) => void
  onForgotten: (username: string) => void
}) {
  const { pending, refusal, submit } = useSubmission<LoginError>()
  const [username, setUsername] = useState(view.username)

  const signIn = (form: FormData) =>
    submit(async (call) => {
      const result = await login(client, { username, password: textOf(form, 'password') }, call)
      if (!result.ok) return result.error
      onSignedIn(result.value)
      return null
    })

  return (
    <>
      <Notice advice={view.news} tone="good" />
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          signIn(new FormData(event.currentTarget))
        }}
      >
        <Field
          label="User name"
          name="username"
          type="email"
          autoComplete="username"
          value={username}
          onChange={(event) => setUsername(event.target.value)}
          {...limitsOf(authorizeRequest, 'username')}
        />
        <Field
          label="Password"
          name="password"
          type="password"
          autoComplete="current-password"
          defaultValue={view.password}
          {...limitsOf(authorizeRequest, 'password')}
        />
        <Notice advice={refusal && adviceFor(refusal)} tone="bad" />
        <div className="buttons">
          <button type="submit" className="button button-main" aria-disabled={pending}>
            {pending ? 'Signing in…' : 'Sign in'}
          </button>
          <button type="button" className="button-quiet" onClick={() => onForgotten(username)}>
            Forgot your password?
          </button>
        </div>
      </form>
    </>
  )
}
