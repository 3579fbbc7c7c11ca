import { describe, expect, it } from 'vitest'
import { openRecoveryLink, startEmailRecovery } from './email-recovery.ts'
import { login } from './login.ts'
import { redeemRecovery, setPassword } from './password-reset.ts'
import { recoveryOptions } from './recovery-options.ts'
import { errorOf, linkIn, useRealServer, valueOf } from './testing/real-server.ts'

const server = useRealServer()

describe('a recovery by e-mail', () => {
  it('goes on from the mailed link, on another device', async () => {
    const ada = await server.persona()
    const first = server.client()
    const sent = valueOf(await startEmailRecovery(first.client, { username: ada.username }))
    expect(sent.kind).toBe('link_sent')
    expect(first.calls).toEqual(['initiateEmailRecovery'])

    const link = linkIn(await server.newestMessage(ada.username))
    const other = server.client()
    const opened = valueOf(openRecoveryLink(link, { origin: new URL(link).origin }))
    expect(opened).toEqual({ kind: 'recovery_verified', username: null, expiresAt: null })
    const required = valueOf(await redeemRecovery(other.client, opened))
    expect(await setPassword(other.client, required, 'seven otters in a teapot')).toMatchObject({ ok: true })
    expect(await login(other.client, { ...ada, password: 'seven otters in a teapot' })).toMatchObject({
      ok: true,
    })
  })

  it('refuses a link that was used, though it opens', async () => {
    const ada = await server.persona()
    const { client } = server.client()
    valueOf(await startEmailRecovery(client, { username: ada.username }))
    const link = linkIn(await server.newestMessage(ada.username))
    const open = () => valueOf(openRecoveryLink(link, { origin: new URL(link).origin }))
    valueOf(await redeemRecovery(client, open()))
    expect(errorOf(await redeemRecovery(client, open())).code).toBe('recovery_refused')
  })
})

describe('a recovery link', () => {
  const origin = 'https://portal.armor.com'
  const recoveryId = 'wVYp4gSJ1o0zNqk2Xh7c3bTtRr9mLuFd'

  it.each([`${origin}/#token=${recoveryId}`, `${origin}/recover?from=mail#lang=en&token=${recoveryId}`])(
    'of the form %s opens, and shows no secret',
    (link) => {
      const opened = valueOf(openRecoveryLink(link, { origin }))
      expect(opened.kind).toBe('recovery_verified')
      expect(JSON.stringify(opened)).not.toContain(recoveryId)
    },
  )

  it.each([
    ['not_a_link', ''],
    ['not_a_link', recoveryId],
    ['foreign_origin', `https://portal.armor.com.evil.test/#token=${recoveryId}`],
    ['foreign_origin', `http://portal.armor.com/#token=${recoveryId}`],
    ['foreign_origin', `https://portal.armor.com:8443/#token=${recoveryId}`],
    ['foreign_origin', `javascript:alert(1)#token=${recoveryId}`],
    ['no_token', `${origin}/`],
    ['no_token', `${origin}/#token=`],
    ['no_token', `${origin}/?token=${recoveryId}`],
    ['no_token', `${origin}/#token=${recoveryId}&more=1`],
    ['no_token', `${origin}/#mytoken=${recoveryId}`],
    ['no_token', `${origin}/#token=a/../b`],
  ])('is refused as %s: %s', (reason, link) => {
    const error = errorOf(openRecoveryLink(link, { origin }))
    expect(error).toMatchObject({ code: 'link_invalid', reason })
    expect(error.message).toMatch(/expected/)
    expect(error.message).not.toContain(recoveryId)
  })
})

describe('the recovery options', () => {
  it('are those of the user, masked', async () => {
    const ada = await server.persona()
    const { client, calls } = server.client()
    const options = valueOf(await recoveryOptions(client, { username: ada.username }))
    expect(options).toMatchObject({ preference: 'sms', channels: ['email', 'sms'] })
    expect(options.maskedPhone).toBe(`********${ada.phone!.slice(-2)}`)
    expect(calls).toEqual(['getRecoveryUserContext'])
  })

  it('are asked for again when the answer was lost', async () => {
    const ada = await server.persona({ phone: false })
    const { client, calls } = server.client()
    await server.fail('getRecoveryUserContext', { kind: 'reply_lost', times: 2 })
    expect(valueOf(await recoveryOptions(client, ada))).toMatchObject({
      channels: ['email'],
      maskedPhone: null,
    })
    expect(calls).toHaveLength(3)
  })
})
