import { describe, expect, it } from 'vitest'
import { startAdminReset } from './admin-reset.ts'
import { openRecoveryLink } from './email-recovery.ts'
import { login } from './login.ts'
import { redeemRecovery, setPassword } from './password-reset.ts'
import { createSession } from './session.ts'
import { errorOf, linkIn, useRealServer, valueOf, type Persona } from './testing/real-server.ts'

const server = useRealServer()

async function sessionOf(persona: Persona) {
  const { client, calls } = server.client()
  const session = createSession(client)
  session.adopt(valueOf(await login(client, persona)))
  return { session, calls }
}

describe('an administrator’s reset', () => {
  it('sends the user a link, and the user chooses a new password', async () => {
    const user = await server.persona()
    const administrator = await server.persona({ administratorOf: user.accounts.map(({ id }) => id) })
    const { session } = await sessionOf(administrator)
    expect(valueOf(await startAdminReset(session.client, { userId: user.userId })).kind).toBe('link_sent')

    const { client } = server.client()
    const link = linkIn(await server.newestMessage(user.username))
    const opened = valueOf(openRecoveryLink(link, { origin: new URL(link).origin }))
    const required = valueOf(await redeemRecovery(client, opened))
    valueOf(await setPassword(client, required, 'seven otters in a teapot'))
    expect(await login(client, { ...user, password: 'seven otters in a teapot' })).toMatchObject({ ok: true })
  })

  it('is not permitted to a user without the permission, nor for a user who does not exist', async () => {
    const [user, other] = [await server.persona(), await server.persona()]
    const { session } = await sessionOf(user)
    expect(errorOf(await startAdminReset(session.client, { userId: other.userId })).code).toBe(
      'not_permitted',
    )
    expect(errorOf(await startAdminReset(session.client, { userId: 999_999_999 })).code).toBe('not_permitted')
  })

  it('needs somebody who is signed in', async () => {
    const { client, calls } = server.client()
    expect(errorOf(await startAdminReset(client, { userId: 1 })).code).toBe('not_signed_in')
    expect(calls).toEqual([])
    const forged = client.with({ accessToken: () => '0'.repeat(32) })
    expect(errorOf(await startAdminReset(forged, { userId: 1 })).code).toBe('not_signed_in')
  })

  it('whose reply is lost is unknown, and not sent twice', async () => {
    const user = await server.persona()
    const administrator = await server.persona({ administratorOf: user.accounts.map(({ id }) => id) })
    const { session, calls } = await sessionOf(administrator)
    await server.fail('initiatePasswordReset', { kind: 'reply_lost' })
    expect(errorOf(await startAdminReset(session.client, user)).code).toBe('outcome_unknown')
    expect(calls.filter((call) => call === 'initiatePasswordReset')).toHaveLength(1)
  })
})
