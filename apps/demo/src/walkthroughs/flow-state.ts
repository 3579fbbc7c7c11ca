import type { Login, Session } from '@armor/auth-flows'

/** A sign-in in a few words: the whole of it stands in the answers. */
export function signIn({ kind, user, expiresAt }: Login) {
  return { kind, username: user.user.username, expiresAt }
}

/** A session's state in a few words. */
export function sessionNow(session: Session) {
  const state = session.state()
  if (state.status === 'signed_out') return { kind: state.status, reason: state.reason }
  const { status, user, accountId, expiresAt } = state
  return { kind: status, username: user.user.username, accountId, expiresAt }
}
