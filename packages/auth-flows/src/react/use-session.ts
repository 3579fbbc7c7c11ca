import type { Session, SessionState } from '@armor/auth-flows'
import { useSyncExternalStore } from 'react'

/** Nobody is signed in where a page is rendered on a server: the session belongs to the browser. */
const onServer: SessionState = Object.freeze({ status: 'signed_out', reason: 'never' })

/**
 * The state of a session, in a component: it renders again when the state changes. A session is made once, outside of
 * components; hand it down as a prop or by a context of your own. Wait for `session.ready()` before the first render,
 * or a new tab shows the sign-in until the other tabs have handed the session over.
 *
 * @returns what `session.state()` gives; signed out while rendering on a server and hydrating.
 *
 * @example
 * ```tsx
 * import type { Session } from '@armor/auth-flows'
 * import { useSession } from '@armor/auth-flows/react'
 *
 * export function Greeting({ session }: { session: Session }) {
 *   const state = useSession(session)
 *   if (state.status === 'signed_out') return <p>Please sign in.</p>
 *   return <p>Welcome, {state.user.user.firstName}</p>
 * }
 * ```
 */
export function useSession(session: Session): SessionState {
  return useSyncExternalStore(session.subscribe, session.state, () => onServer)
}
