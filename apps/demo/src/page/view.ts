import type {
  LinkSent,
  OtpRequired,
  PasswordRequired,
  RecoveryUserContext,
  RecoveryVerified,
  SessionState,
} from '@armor/auth-flows'
import type { Advice } from './notice.tsx'
import type { FlowError } from './refusal-advice.ts'

/** What the app shows. A step of a recovery is held by the view that goes on from it, and by nothing else. */
export type View =
  | {
      readonly at: 'sign_in'
      readonly username: string
      readonly password: string
      readonly news: Advice | null
    }
  | { readonly at: 'signed_in'; readonly username: string }
  | { readonly at: 'forgotten'; readonly username: string }
  | { readonly at: 'channel'; readonly username: string; readonly options: RecoveryUserContext }
  | {
      readonly at: 'otp'
      readonly step: OtpRequired
      readonly maskedPhone: string | null
      readonly news: Advice | null
    }
  | {
      readonly at: 'link_sent'
      readonly step: LinkSent
      readonly username: string
      readonly maskedEmail: string
    }
  | { readonly at: 'link_opened'; readonly link: string }
  | { readonly at: 'verified'; readonly step: RecoveryVerified; readonly refusal: FlowError }
  | { readonly at: 'new_password'; readonly step: PasswordRequired }

/** Moves the app to another view. */
export type Go = (view: View) => void

/** The sign-in form, empty or filled in. */
export function signInView(filled: Partial<Omit<Extract<View, { at: 'sign_in' }>, 'at'>> = {}): View {
  return { at: 'sign_in', username: '', password: '', news: null, ...filled }
}

/**
 * The view after the session changed, in this tab or in another one: a sign-in and a sign-out show at once, and nobody
 * is torn out of a recovery.
 */
export function viewAfter(view: View, state: SessionState): View {
  if (state.status === 'signed_out') {
    if (view.at !== 'signed_in') return view
    return signInView({ username: view.username, news: farewell(state.reason) })
  }
  if (view.at !== 'sign_in' && view.at !== 'signed_in') return view
  return { at: 'signed_in', username: state.user.user.username }
}

/** Whom a view is about; null where it can't tell, as after a mailed link. */
export function usernameOf(view: View): string | null {
  return ('step' in view && 'username' in view.step ? view.step.username : null) ?? nameIn(view)
}

function nameIn(view: View): string | null {
  return 'username' in view && view.username !== '' ? view.username : null
}

/** What the sign-in form says when a session has ended. */
function farewell(reason: Extract<SessionState, { status: 'signed_out' }>['reason']): Advice | null {
  switch (reason) {
    case 'never':
      return null
    case 'signed_out':
      return { happened: 'You are signed out.', next: 'This page has forgotten your token.' }
    case 'expired':
      return { happened: 'You were away too long.', next: 'Your token ended on its own. Sign in again.' }
    case 'rejected':
      return {
        happened: 'Your session was ended.',
        next: 'A new password, perhaps on another device, signs you out everywhere. Sign in again.',
      }
  }
}
