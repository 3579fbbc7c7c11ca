import type { CurrentUser } from '@armor/client'
import type { GrantedToken } from './login.ts'

/** What the tabs of one origin agree on: the token of a sign-in, or that nobody is signed in. */
export interface SessionRecord {
  /** Grows with every change; the greatest is right, in every tab. */
  readonly generation: number
  /** Settles it where two tabs changed the same generation at the same moment: the greater one is right. */
  readonly tieBreak: number
  /** Names the sign-in, whatever its token is by now. */
  readonly signIn: number
  /** Null when nobody is signed in. */
  readonly granted: GrantedToken | null
  /** Who signed in; null when nobody is signed in. */
  readonly user: CurrentUser | null
  /** Why nobody is signed in. */
  readonly ended: 'never' | 'signed_out' | 'expired' | 'rejected'
}

/** Before anybody signed in. */
export const noSession: SessionRecord = {
  generation: 0,
  tieBreak: 0,
  signIn: 0,
  granted: null,
  user: null,
  ended: 'never',
}

/** The record that follows on another. */
export function nextRecord(record: SessionRecord, change: Partial<SessionRecord>): SessionRecord {
  return { ...record, ...change, generation: record.generation + 1, tieBreak: Math.random() }
}

/** Whether a record replaces another. */
export function isNewer(record: SessionRecord, than: SessionRecord): boolean {
  return (
    record.generation > than.generation ||
    (record.generation === than.generation && record.tieBreak > than.tieBreak)
  )
}
