import type { Clock } from '../clock.ts'
import { ConfigError, type Config } from '../config.ts'
import { allowCountries } from './allowed-countries.ts'
import { carrierByChannel, DeliveryError, type Carrier } from './carrier.ts'
import { createSmtpCarrier } from './smtp-carrier.ts'
import { createTwilioCarrier } from './twilio-carrier.ts'
import { createWebhookCarrier, webhookKey } from './webhook-carrier.ts'

const twilio = 'https://api.twilio.com'

/**
 * The carriers that the configuration names; outside production the development carrier takes what has none. Throws a
 * {@link ConfigError} for one that cannot be, and in production for a channel without one: a server that can't deliver
 * must not look as if it did.
 */
export function createConfiguredCarrier(config: Config, clock: Clock, development: Carrier): Carrier {
  if (config.demo && (config.smtpUrl !== '' || config.smsCarrier !== 'none')) {
    throw new ConfigError(
      '--demo shows its messages and sends none: leave --smtp-url and --sms-carrier out, or --demo',
    )
  }
  const email = mailCarrier(config)
  const sms = smsCarrier(config, clock)
  const isProduction = config.environment === 'production'
  if (isProduction && email === null) {
    throw new ConfigError('production needs a carrier for mail: name a mail server with --smtp-url')
  }
  if (isProduction && sms === null && config.smsEnabled === 'yes') {
    throw new ConfigError(
      'production needs a carrier for SMS: choose one with --sms-carrier, or switch SMS off with --sms-enabled no',
    )
  }
  const spare = isProduction ? noCarrier : development
  return carrierByChannel({
    email: email ?? spare,
    sms: allowCountries(prefixesOf(config), sms ?? spare),
  })
}

const noCarrier: Carrier = {
  send: async () => {
    throw new DeliveryError('its channel has no carrier', { isFinal: true })
  },
}

function mailCarrier(config: Config): Carrier | null {
  const { smtpUrl: url, smtpUser: user, smtpPassword: password, mailFrom: from } = config
  if (url === '') return null
  requireAddress('--smtp-url', url, ['smtps:', 'smtp:'], 'a mail server such as smtps://mail.example:465')
  if (!/^[^\s@<>,]+@[^\s@<>,]+$/.test(from)) {
    throw new ConfigError(
      `--mail-from: expected one address such as no-reply@portal.example, got ${JSON.stringify(from)}`,
    )
  }
  if ((user === '') !== (password === '')) {
    throw new ConfigError('--smtp-user and --smtp-password-file go together: give both or neither')
  }
  return createSmtpCarrier({ url, user, password, from, requireTls: config.environment === 'production' })
}

function smsCarrier(config: Config, clock: Clock): Carrier | null {
  const protocols = config.environment === 'production' ? ['https:'] : ['https:', 'http:']
  if (config.smsCarrier === 'twilio') {
    const { smsUrl, smsAccount: account, smsFrom: from, smsSecret: token } = config
    const url = smsUrl === '' ? twilio : smsUrl
    requireAddress('--sms-url', url, protocols, `an address such as ${twilio}`)
    if (account === '' || from === '' || token === '') {
      throw new ConfigError('--sms-carrier twilio asks for --sms-account, --sms-from and --sms-secret-file')
    }
    return createTwilioCarrier({ url, account, from, token }, clock)
  }
  if (config.smsCarrier === 'webhook') {
    const { smsUrl: url, smsSecret } = config
    requireAddress('--sms-url', url, protocols, 'an address such as https://sms.example/send')
    const key = webhookKey(smsSecret)
    if (key === null) {
      throw new ConfigError('--sms-secret-file: expected whsec_ and then base64 of 24 to 64 random bytes')
    }
    return createWebhookCarrier({ url, key }, clock)
  }
  return null
}

function requireAddress(option: string, value: string, protocols: readonly string[], example: string): void {
  // What stands before an @ may be a password, so it is not repeated.
  if (value.includes('@')) {
    throw new ConfigError(
      `${option}: expected no name and no password in the address: they have options of their own`,
    )
  }
  const url = URL.canParse(value) ? new URL(value) : null
  if (url === null || url.hostname === '' || !protocols.includes(url.protocol)) {
    throw new ConfigError(`${option}: expected ${example}, got ${JSON.stringify(value)}`)
  }
}

function prefixesOf({ smsPrefixes }: Config): string[] {
  const prefixes = smsPrefixes.split(',').map((prefix) => prefix.trim())
  if (prefixes.some((prefix) => !/^\+\d{1,14}$/.test(prefix))) {
    throw new ConfigError(
      `--sms-prefixes: expected prefixes such as +1,+44, got ${JSON.stringify(smsPrefixes)}`,
    )
  }
  return prefixes
}
