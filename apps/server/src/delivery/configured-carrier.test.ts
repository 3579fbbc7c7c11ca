import { afterEach, describe, expect, it } from 'vitest'
import { systemClock } from '../clock.ts'
import { ConfigError, configOf, type Config } from '../config.ts'
import { startMailServer } from '../testing/mail-server.ts'
import { startSmsGateway } from '../testing/sms-gateway.ts'
import type { OutgoingMessage } from './carrier.ts'
import { createConfiguredCarrier } from './configured-carrier.ts'
import { createDevelopmentCarrier } from './development-carrier.ts'
import { otpMessage, recoveryMessage } from './messages.ts'

const development = createDevelopmentCarrier(systemClock)
const create = (given: Partial<Config>) => createConfiguredCarrier(configOf(given), systemClock, development)

const signingSecret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
const mail = { smtpUrl: 'smtps://mail.example:465', mailFrom: 'no-reply@portal.example' }
const twilio = { smsCarrier: 'twilio', smsAccount: 'AC1', smsFrom: '+15550100000', smsSecret: 'token' }
const webhook = { smsCarrier: 'webhook', smsUrl: 'https://sms.example/send', smsSecret: signingSecret }
const production = { environment: 'production', ...mail, ...twilio }

const never = new AbortController().signal
const outgoing = { id: 'row', expiresAt: Date.parse('2100-01-01T00:00:00Z') }
const sms: OutgoingMessage = { ...otpMessage('', '04815162'), ...outgoing, to: '+15550100101' }
const letter: OutgoingMessage = {
  ...recoveryMessage('', 'https://portal.example'),
  ...outgoing,
  to: 'ada@example.com',
}

describe('the configured carrier', () => {
  const closing: (() => Promise<void>)[] = []
  afterEach(async () => {
    await Promise.all(closing.splice(0).map((close) => close()))
  })

  it.each([
    ['twilio', '/2010-04-01/Accounts/AC1/Messages.json'],
    ['webhook', '/'],
  ])('sends mail by SMTP and SMS by %s', async (smsCarrier, path) => {
    const server = await startMailServer()
    const gateway = await startSmsGateway({ status: 200 })
    closing.push(server.close, gateway.close)
    const given = { ...mail, ...twilio, smsCarrier, smsUrl: gateway.url, smtpUrl: server.url }
    const carrier = create(smsCarrier === 'webhook' ? { ...given, smsSecret: signingSecret } : given)
    await carrier.send(letter, never)
    await carrier.send(sms, never)
    expect(server.mails.map(({ to }) => to)).toEqual([['ada@example.com']])
    expect(gateway.requests.map((request) => request.path)).toEqual([path])
  })

  it('leaves to the development outbox what has no carrier', async () => {
    const carrier = create({})
    await carrier.send(letter, never)
    await carrier.send(sms, never)
    expect(development.messages().map(({ to }) => to)).toEqual(['ada@example.com', '+15550100101'])
  })

  it('sends SMS to the configured countries alone', async () => {
    const carrier = create({ smsPrefixes: '+33, +44' })
    await expect(carrier.send(sms, never)).rejects.toThrow(/--sms-prefixes/)
    await carrier.send({ ...sms, to: '+447700900123' }, never)
    expect(development.messages('+447700900123')).toHaveLength(1)
  })

  it('is complete for production with a mail server and an SMS carrier, or with SMS switched off', () => {
    expect(() => create(production)).not.toThrow()
    expect(() => create({ ...production, ...webhook })).not.toThrow()
    expect(() => create({ environment: 'production', ...mail, smsEnabled: 'no' })).not.toThrow()
  })

  it.each<[Partial<Config>, RegExp]>([
    [{ environment: 'production' }, /carrier for mail: .*--smtp-url/],
    [{ environment: 'production', ...mail }, /carrier for SMS: .*--sms-carrier.*--sms-enabled no/],
    [{ ...production, ...webhook, smsUrl: 'http://sms.example' }, /--sms-url: expected .*https/],
    [{ ...production, smsUrl: 'http://sms.example' }, /--sms-url: expected .*https/],
    [{ demo: true, ...mail }, /--demo .*leave --smtp-url/],
    [{ demo: true, ...twilio }, /--demo .*--sms-carrier out/],
    [{ ...mail, smtpUrl: 'mail.example' }, /--smtp-url: expected .*smtps:.* got "mail.example"/],
    [{ ...mail, smtpUrl: 'https://mail.example' }, /--smtp-url: expected/],
    [{ ...mail, mailFrom: '' }, /--mail-from: expected one address such as .*, got ""/],
    [{ ...mail, mailFrom: 'a@b.example, c@d.example' }, /--mail-from/],
    [{ ...mail, smtpUser: 'portal' }, /--smtp-password-file/],
    [{ ...mail, smtpPassword: 'swordfish' }, /--smtp-user/],
    [{ ...twilio, smsFrom: '' }, /--sms-account, --sms-from and --sms-secret-file/],
    [{ ...twilio, smsSecret: '' }, /--sms-account, --sms-from and --sms-secret-file/],
    [{ ...webhook, smsUrl: '' }, /--sms-url: expected an address/],
    [{ ...webhook, smsSecret: 'swordfish' }, /--sms-secret-file: expected whsec_/],
    [{ smsPrefixes: '' }, /--sms-prefixes: expected .*, got ""/],
    [{ smsPrefixes: '+1,44' }, /--sms-prefixes/],
  ])('refuses %j in one line', (given, message) => {
    expect(() => create(given)).toThrow(ConfigError)
    expect(() => create(given)).toThrow(message)
    expect(() => create(given)).not.toThrow(/\n|swordfish/)
  })

  it.each(['smtp://portal:hunter2@mail.example', 'smtp://portal:hunter 2@[mail'])(
    'does not repeat a password that stands in an address: %s',
    (smtpUrl) => {
      expect(() => create({ ...mail, smtpUrl })).toThrow(/no name and no password in the address/)
      expect(() => create({ ...mail, smtpUrl })).not.toThrow(/hunter/)
    },
  )
})
