import { useState } from 'react'
import { login, type ArmorClient, type Session } from '@armor/auth-flows'
import { useSession, useSubmission } from '@armor/auth-flows/react'

/** A form that signs a person in, and then greets them. */
export function SignInForm({ client, session }: { client: ArmorClient; session: Session }) {
  const state = useSession(session)
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const signingIn = useSubmission(
    (_: void, call) => login(client, { username, password }, call),
    (signedIn) => session.adopt(signedIn),
  )
  if (state.status !== 'signed_out') return <p>Welcome, {state.user.user.firstName}</p>
  return (
    <form action={() => signingIn.submit()}>
      <input aria-label="User name" value={username} onChange={(event) => setUsername(event.target.value)} />
      <input
        aria-label="Password"
        type="password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <button type="submit">Sign in</button>
      {signingIn.error && <p role="alert">{signingIn.error.message}</p>}
    </form>
  )
}
