import type { SessionState } from '@armor/auth-flows'
import { expect, test } from 'vitest'
import { signInView, viewAfter, type View } from './view.ts'

const signedIn = { status: 'signed_in', user: { user: { username: 'ada@example.com' } } } as SessionState
const signedOut = (reason: 'never' | 'signed_out' | 'expired' | 'rejected'): SessionState => ({
  status: 'signed_out',
  reason,
})
const card: View = { at: 'signed_in', username: 'ada@example.com' }

test('a sign-in takes whoever is at the sign-in to the account', () => {
  expect(viewAfter(signInView({ username: 'bob@example.com' }), signedIn)).toEqual(card)
  expect(viewAfter(signInView(), signedOut('never'))).toEqual(signInView())
})

test.each(['signed_out', 'expired', 'rejected'] as const)(
  'a session that ended (%s) leads to the sign-in, which says why',
  (reason) => {
    expect(viewAfter(card, signedOut(reason))).toMatchObject({
      at: 'sign_in',
      username: 'ada@example.com',
      news: { happened: expect.any(String) },
    })
  },
)

test('nobody is torn out of a recovery, whatever becomes of the session', () => {
  const opened: View = { at: 'link_opened', link: 'https://portal.example/#token=mailed' }
  expect(viewAfter(opened, signedIn)).toBe(opened)
  expect(viewAfter(opened, signedOut('signed_out'))).toBe(opened)
})
