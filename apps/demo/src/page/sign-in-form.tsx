import { login, type ArmorClient, type Login } from '@armor/auth-flows'
import { useSubmission } from '@armor/auth-flows/react'
import authorizeRequest from '@armor/spec/schemas/AuthorizeRequest.json' with { type: 'json' }
import { useState } from 'react'
import { Field } from './field.tsx'
import { limitsOf } from './form-limits.ts'
import { Form } from './form.tsx'
import { Notice } from './notice.tsx'
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
  const [username, setUsername] = useState(view.username)
  const { pending, error, submit } = useSubmission(
    (password: string, call) => login(client, { username, password }, call),
    onSignedIn,
  )

  return (
    <>
      <Notice advice={view.news} tone="good" />
      <Form
        action="Sign in"
        during="Signing in…"
        pending={pending}
        refusal={error}
        onSubmit={(textOf) => submit(textOf('password'))}
        others={
          <button type="button" className="button-quiet" onClick={() => onForgotten(username)}>
            Forgot your password?
          </button>
        }
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
      </Form>
    </>
  )
}
