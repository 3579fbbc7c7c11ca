import type { CallOptions, CurrentUser, Result, UseAccountError } from '@armor/auth-flows'
import { useSession, useSubmission } from '@armor/auth-flows/react'
import { useEffect } from 'react'
import type { Armor } from './armor.ts'
import { Breakable } from './breakable.tsx'
import { Notice } from './notice.tsx'
import { adviceFor } from './refusal-advice.ts'

/** What a press on this card sets going. */
type Request = (call: CallOptions) => Promise<Result<unknown, UseAccountError>>

/** Who is signed in, for which account, and how long the token lives. */
export function SignedInCard({ armor }: { armor: Armor }) {
  const { session } = armor
  const state = useSession(session)
  // What comes of a request is seen in the session's state.
  const { pending, error, submit } = useSubmission(
    (request: Request, call) => request(call),
    () => {},
  )
  useEffect(() => session.keepAlive(), [session])
  // The page goes to the sign-in when the session ends; this is the moment before.
  if (state.status === 'signed_out') return null

  const { user, accountId, expiresAt, status } = state
  const choose = (id: number) => submit((call) => armor.actIn(id, call))
  const pass = (minutes: number) =>
    submit(async () => {
      await armor.pass(minutes)
      return { ok: true, value: await session.token() }
    })

  return (
    <div className="form">
      <Who user={user} />
      <fieldset className="choices">
        <legend className="legend">Account to act in</legend>
        {user.accounts.map(({ id, name, status: accountStatus }) => (
          <label className="choice" key={id}>
            <input
              type="radio"
              name="account"
              value={id}
              checked={id === accountId}
              onChange={() => choose(id)}
            />
            <span>
              {name} <span className="small quiet">{accountStatus}</span>
            </span>
          </label>
        ))}
        {user.accounts.length === 0 && <p className="empty">You are a member of no account yet.</p>}
      </fieldset>
      {accountId !== null && <Rights user={user} accountId={accountId} />}
      <Notice advice={error && adviceFor(error)} tone="bad" />
      <div className="field">
        <h3>Stay signed in</h3>
        <p className="hint">
          {status === 'degraded' ? 'The token could not be reissued just now. ' : ''}
          Your token ends at{' '}
          <time dateTime={new Date(expiresAt).toISOString()}>{timeOfDay.format(expiresAt)}</time>. It is
          exchanged for a new one in time. Speed the clock up to see it.
        </p>
        <div className="buttons">
          <button
            type="button"
            className="button button-small"
            aria-disabled={pending}
            onClick={() => pass(14)}
          >
            Let 14 minutes pass
          </button>
          <button
            type="button"
            className="button button-small"
            aria-disabled={pending}
            onClick={() => pass(16)}
          >
            Let 16 minutes pass
          </button>
        </div>
      </div>
      <div className="buttons">
        <button type="button" className="button" onClick={() => session.signOut()}>
          Sign out
        </button>
      </div>
    </div>
  )
}

function Who({ user: { user } }: { user: CurrentUser }) {
  return (
    <dl className="facts">
      <dt>Name</dt>
      <dd>
        {user.firstName} {user.lastName}
      </dd>
      <dt>User name</dt>
      <dd>
        <Breakable text={user.username} />
      </dd>
      <dt>Kind</dt>
      <dd>{user.type}</dd>
      <dt>Password</dt>
      <dd>expires in {Math.floor(Number(user.passwordExpiry) / secondsOfADay)} days</dd>
    </dl>
  )
}

function Rights({ user: { permissions, features }, accountId }: { user: CurrentUser; accountId: number }) {
  return (
    <dl className="facts">
      <dt>Permissions</dt>
      <dd>{(permissions[accountId] ?? []).join(', ') || 'none'}</dd>
      <dt>Features</dt>
      <dd>
        {features
          .filter((feature) => feature.accountId === accountId)
          .map(({ feature }) => feature)
          .join(', ') || 'none'}
      </dd>
    </dl>
  )
}

const secondsOfADay = 86_400
const timeOfDay = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' })
