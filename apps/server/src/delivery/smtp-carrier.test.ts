import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { inspect } from 'node:util'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  localCertificate,
  startMailServer,
  type MailServer,
  type MailServerOptions,
} from '../testing/mail-server.ts'
import { DeliveryError, type OutgoingMessage } from './carrier.ts'
import { recoveryMessage } from './messages.ts'
import { createSmtpCarrier, type SmtpOptions } from './smtp-carrier.ts'

const secret = 'wVYp4gSJ1o0zNqk2Xh7c3bTtRr9mLuFd'
const link = `https://portal.example/recover?product=complete&lang=en#token=${secret}`
const outgoing = (to = 'ada@example.com'): OutgoingMessage => ({
  ...recoveryMessage(to, link),
  to,
  id: '7b0f3c1e-9a55-4b5e-8f57-0d1c2b3a4f5e',
  expiresAt: Date.parse('2026-11-24T12:10:00Z'),
})

let server: MailServer
afterEach(() => server.close())

async function carrierFor(options: MailServerOptions, given: Partial<SmtpOptions> = {}) {
  server = await startMailServer(options)
  const plain = { user: '', password: '', from: 'no-reply@portal.example', requireTls: false }
  return createSmtpCarrier({ url: server.url, ...plain, ...given })
}

const never = new AbortController().signal

async function failureOf(
  options: MailServerOptions,
  given: Partial<SmtpOptions> & { signal?: AbortSignal } = {},
): Promise<DeliveryError> {
  const carrier = await carrierFor(options, given)
  const failure: unknown = await carrier
    .send(outgoing(), given.signal ?? never)
    .catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(DeliveryError)
  expect(server.mails).toEqual([])
  return failure as DeliveryError
}

describe('a mail', () => {
  it('arrives as text and as HTML, from the configured address, at the address on file', async () => {
    const carrier = await carrierFor({})
    await carrier.send(outgoing(), never)
    const [{ from, to, mail }] = server.mails as [MailServer['mails'][number]]
    expect([from, to]).toEqual(['no-reply@portal.example', ['ada@example.com']])
    expect(mail.from?.address).toBe('no-reply@portal.example')
    expect(mail.to?.map(({ address }) => address)).toEqual(['ada@example.com'])
    expect(mail.subject).toBe('Recover your Armor password')
    expect(mail.text).toContain(`\n\n${link}\n\n`)
    expect(mail.html).toContain(`<a href="${link.replace('&', '&amp;')}">`)
  })

  it('has the same Message-ID when it is sent again, and asks for no automatic reply', async () => {
    const carrier = await carrierFor({})
    await carrier.send(outgoing(), never)
    await carrier.send(outgoing(), never)
    const ids = server.mails.map(({ mail }) => mail.messageId)
    expect(ids).toEqual(Array(2).fill(`<${outgoing().id}@portal.example>`))
    expect(server.mails[0]!.mail.headers).toContainEqual(
      expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' }),
    )
  })

  it('fetches nothing when it is opened', async () => {
    const carrier = await carrierFor({})
    await carrier.send(outgoing(), never)
    expect(server.mails[0]!.mail.html).not.toMatch(/src=|url\(|<link|<img|<script/i)
    expect(server.mails[0]!.mail.attachments).toEqual([])
  })

  it.each(['ada@example.com,thief@evil.example', 'ada@example.com\r\nRCPT TO:<thief@evil.example>'])(
    'goes to nobody else, whatever its address holds: %j',
    async (address) => {
      const carrier = await carrierFor({})
      await carrier.send(outgoing(address), never).catch(() => {})
      expect(server.mails.flatMap(({ to }) => to)).not.toContain('thief@evil.example')
    },
  )
})

describe('a mail server that does not take a mail', () => {
  it.each([
    ['refuses the address for now', { status: 450, of: 'address' }, false, /RCPT TO \(450\)/],
    ['refuses the address for good', { status: 550, of: 'address' }, true, /RCPT TO \(550\)/],
    ['refuses the mail for now', { status: 451, of: 'mail' }, false, /\(451\)/],
    ['refuses the mail for good', { status: 554, of: 'mail' }, true, /\(554\)/],
    ['hangs up', 'hangs up', false, /could not be used/],
  ] as const)('and %s: the mail is tried again, or given up', async (_, behaviour, isFinal, message) => {
    const failure = await failureOf({ behaviour })
    expect(failure.isFinal).toBe(isFinal)
    expect(failure.message).toMatch(message)
    // The server repeated the mail in its answer.
    expect(inspect(failure, { depth: 9, showHidden: true })).not.toMatch(new RegExp(`${secret}|ada@example`))
  })

  it.each(['greets nobody', 'hangs'] as const)('but %s is left when time is up', async (behaviour) => {
    const failure = await failureOf({ behaviour }, { signal: AbortSignal.timeout(300) })
    expect(failure.isFinal).toBe(false)
    expect(failure.message).toMatch(/longer than a message may take/)
    expect(server.connections()).toBe(1)
  })

  it('because it is not there: the mail is tried again', async () => {
    const carrier = await carrierFor({})
    await server.close()
    const failure: unknown = await carrier.send(outgoing(), never).catch((error: unknown) => error)
    expect(failure).toMatchObject({
      isFinal: false,
      message: expect.stringMatching(/could not be used/) as string,
    })
    server = await startMailServer()
  })
})

describe('signing in', () => {
  const signIn = { user: 'portal', password: 'correct-horse-battery' }

  it('is done with the configured name and password', async () => {
    const carrier = await carrierFor({ signIn }, signIn)
    await carrier.send(outgoing(), never)
    expect(server.mails).toHaveLength(1)
  })

  it('that is refused leaves the mail for another try, and the password out of the error', async () => {
    const failure = await failureOf({ signIn }, { user: 'portal', password: 'a-wrong-password' })
    expect(failure.isFinal).toBe(false)
    expect(failure.message).toMatch(/AUTH .*\(535\)/)
    expect(inspect(failure, { depth: 9, showHidden: true })).not.toContain('a-wrong-password')
  })
})

describe('encryption', () => {
  let certificate: Awaited<ReturnType<typeof localCertificate>>
  beforeAll(async () => {
    certificate = await localCertificate()
    const before = getCACertificates('default')
    setDefaultCACertificates([...before, certificate.cert])
    return () => setDefaultCACertificates(before)
  })

  it.each(['implicit', 'starttls'] as const)('is used (%s)', async (mode) => {
    const carrier = await carrierFor({ tls: { mode, ...certificate } }, { requireTls: true })
    await carrier.send(outgoing(), never)
    expect(server.mails.map(({ isEncrypted }) => isEncrypted)).toEqual([true])
  })

  it('is asked for: a server that offers none gets no mail', async () => {
    expect((await failureOf({}, { requireTls: true })).isFinal).toBe(false)
  })

  it.each(['implicit', 'starttls'] as const)(
    'with a certificate that nobody trusts is none (%s)',
    async (mode) => {
      const failure = await failureOf({ tls: { mode, ...(await localCertificate()) } })
      expect(failure.message).toMatch(/could not be used/)
    },
  )
})
