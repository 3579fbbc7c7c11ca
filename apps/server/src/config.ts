import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { lifetimeOf } from './lifetimes.ts'
import { isLoopback } from './loopback.ts'

/** One row of the configuration table. The name gives the flag (`--otp-seconds`) and the variable (`ARMOR_OTP_SECONDS`). */
interface Setting<Value> {
  readonly initial: Value
  readonly meaning: string
  /** Numbers only: the least and the most. */
  readonly range?: readonly [number, number]
  /** Texts only: the values that are taken. */
  readonly choices?: readonly string[]
  /** Read from a file (`--smtp-password-file`) or a variable: everyone on the machine sees a command line. */
  readonly isSecret?: true
}

const text = (initial: string, meaning: string, choices?: readonly string[]): Setting<string> => ({
  initial,
  meaning,
  ...(choices === undefined ? {} : { choices }),
})
const secret = (meaning: string): Setting<string> => ({ initial: '', meaning, isSecret: true })
const flag = (meaning: string): Setting<boolean> => ({ initial: false, meaning })
const integer = (initial: number, range: readonly [number, number], meaning: string): Setting<number> => ({
  initial,
  range,
  meaning,
})

/**
 * The configuration table: `--help` prints it, and every limit of the server is a row of it. Lifetimes that the spec
 * tells its readers begin as the spec says.
 */
export const settings = {
  host: text('127.0.0.1', 'address to listen on'),
  port: integer(4010, [0, 65_535], 'TCP port to listen on; 0 takes a free one'),
  database: text('.data/armor.db', 'SQLite file; created where there is none'),
  keys: text(
    '',
    'file of the keys that must not lie in the database; default <database>.keys, created in development',
  ),
  environment: text(
    'development',
    'production refuses --demo and asks for --link-base, --keys and carriers',
    ['development', 'production'],
  ),
  linkBase: text(
    'http://127.0.0.1:4000/',
    'address that mailed recovery links begin with; https outside development',
  ),
  corsOrigin: text('', 'the one origin that browsers may call from; empty allows none'),
  demo: flag('demo users, outbox and control; on loopback only'),
  fresh: flag('delete the database and start over; with --demo only'),
  json: flag('print one line of JSON when ready'),

  codeSeconds: integer(lifetimeOf('authorize'), [1, 600], 'life of an authorization code'),
  tokenMinutes: integer(15, [1, 60], 'life of an access token'),
  sessionHours: integer(12, [1, 720], 'life of a session, however often its token is reissued'),
  reissueGraceSeconds: integer(
    30,
    [0, 120],
    'how long a superseded token is reissued again while its successor is unused',
  ),
  otpSeconds: integer(lifetimeOf('initiateSmsRecovery'), [30, 600], 'life of a one-time password'),
  otpDigits: integer(8, [6, 10], 'length of a one-time password'),
  otpTries: integer(5, [1, 1000], 'one-time passwords compared in one recovery'),
  otpTriesDaily: integer(10, [1, 100_000], 'wrong one-time passwords of one user in 24 hours'),
  smsRecoveries: integer(3, [1, 20], 'SMS recoveries of one user side by side'),
  smsEnabled: text('yes', 'whether recovery by SMS is offered', ['yes', 'no']),
  linkSeconds: integer(
    lifetimeOf('initiateEmailRecovery', 'initiatePasswordReset'),
    [60, 3600],
    'life of a mailed recovery id',
  ),
  grantSeconds: integer(
    lifetimeOf('completeSmsRecovery', 'validateRecovery'),
    [60, 3600],
    'life of a password reset grant, and of a recovery id that an SMS led to',
  ),
  decoySmsPercent: integer(70, [0, 100], 'share of users with a phone, told of names that nobody has'),
  decoyPreferSmsPercent: integer(
    80,
    [0, 100],
    'share of users with a phone who prefer SMS, told of names that nobody has',
  ),

  passwordMinimum: integer(15, [8, 64], 'least length of a password, in code points'),
  passwordMaximum: integer(256, [64, 1024], 'greatest length of a password, in code points'),
  passwordDays: integer(365, [1, 3650], 'age at which GET /me calls a password expired; sign-in goes on'),
  hashMemoryKib: integer(19_456, [8, 1_048_576], 'Argon2id memory, in KiB'),
  hashPasses: integer(2, [1, 64], 'Argon2id passes'),
  hashConcurrency: integer(availableParallelism(), [1, 256], 'passwords hashed at a time'),
  hashQueue: integer(100, [0, 10_000], 'passwords waiting to be hashed; beyond it the answer is 503'),

  bodyBytes: integer(16_384, [1024, 1_048_576], 'greatest request body'),
  headerSeconds: integer(10, [1, 120], 'time-out for the head of a request'),
  requestSeconds: integer(15, [1, 300], 'time-out for a whole request'),
  connections: integer(10_000, [1, 1_000_000], 'sockets open at a time; one more is closed at once'),
  drainSeconds: integer(10, [0, 300], 'how long a stopping server answers what is under way'),

  outboxAttempts: integer(8, [1, 100], 'tries to send a message before it is given up'),
  outboxRetrySeconds: integer(2, [1, 60], 'longest wait before the second try; doubles with each try'),
  outboxRetryMaximumSeconds: integer(60, [1, 3600], 'what that wait doubles up to'),
  outboxParallel: integer(8, [1, 100], 'messages of each channel that are sent at a time'),
  carrierSeconds: integer(15, [1, 120], 'how long a carrier may take for one message'),
  smtpUrl: text(
    '',
    'mail server: smtps://host:465, or smtp://host:587, where production asks for STARTTLS; without a password',
  ),
  smtpUser: text('', 'name to sign in to the mail server with; empty for none'),
  smtpPassword: secret('password of --smtp-user'),
  mailFrom: text('', 'address that mail comes from'),
  smsCarrier: text('none', 'who sends SMS: the message API of Twilio, or a webhook of your own', [
    'none',
    'twilio',
    'webhook',
  ]),
  smsUrl: text('', "https address of the webhook; for Twilio only where it isn't https://api.twilio.com"),
  smsAccount: text('', 'account id at Twilio'),
  smsFrom: text('', 'phone number or messaging service id (MG...) that SMS come from at Twilio'),
  smsSecret: secret('auth token of --sms-account, or signing secret of the webhook (whsec_ and base64)'),
  smsPrefixes: text('+1', 'phone prefixes that SMS are sent to, separated by commas'),
} as const

type Settings = typeof settings

const rows: readonly (readonly [string, Setting<string | number | boolean>])[] = Object.entries(settings)

/** The server's configuration: one value for each row of the table. */
export type Config = {
  readonly [Name in keyof Settings]: Settings[Name] extends Setting<infer Value> ? Value : never
}

/** What was wrong with the options, in one line with the next step. */
export class ConfigError extends Error {}

/** The table's own values, with those given in their place. */
export function configOf(given: Partial<Config> = {}): Config {
  const initial = rows.map(([name, setting]) => [name, setting.initial])
  return { ...(Object.fromEntries(initial) as Config), ...given }
}

/** Reads options and environment variables; an option wins. Throws a {@link ConfigError} for what it doesn't know. */
export function readConfig(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  readSecretFile: (path: string) => string = (path) => readFileSync(path, 'utf8'),
): Config {
  const given: Record<string, string | boolean> = {}
  const options = parse(args)
  for (const [name, setting] of rows) {
    const value = setting.isSecret
      ? secretOf(name, options, env, readSecretFile)
      : (options[optionOf(name)] ?? env[variableOf(name)])
    if (value !== undefined) given[name] = value
  }
  const read = Object.entries(given).map(([name, value]) => [name, valueOf(name as keyof Settings, value)])
  const config = configOf(Object.fromEntries(read) as Partial<Config>)
  checkTogether(config)
  return config
}

/** The whole table, as `--help` prints it. */
export function helpText(): string {
  const lines = rows.map(([name, { initial, meaning, range, choices, isSecret }]) => {
    const isFile = isSecret || name === 'database' || name === 'keys'
    const given = typeof initial === 'boolean' ? '' : ` <${isFile ? 'file' : typeof initial}>`
    const limits = range ? ` [${range.join(' to ')}]` : ''
    const taken = choices ? ` [${choices.join(' | ')}]` : ''
    const value = typeof initial === 'boolean' || initial === '' ? '' : ` (${initial})`
    return [`  --${optionOf(name)}${given}`, `${meaning}${value}${limits}${taken}`] as const
  })
  const width = Math.max(...lines.map(([left]) => left.length)) + 2
  return [
    'Usage: npm run server -- [options]',
    '',
    'The Armor Authentication API on SQLite.',
    '',
    ...lines.map(([left, right]) => left.padEnd(width) + right),
    '',
    'Each option is also an environment variable: --otp-seconds is ARMOR_OTP_SECONDS. A secret is read from a file,',
    'or stands in a variable: --smtp-password-file <file> is ARMOR_SMTP_PASSWORD_FILE, or ARMOR_SMTP_PASSWORD.',
    '',
  ].join('\n')
}

function parse(args: readonly string[]): Record<string, string | boolean | undefined> {
  const options = rows.map(
    ([name, { initial }]) =>
      [optionOf(name), { type: typeof initial === 'boolean' ? 'boolean' : 'string' }] as const,
  )
  try {
    return parseArgs({ args: [...args], options: Object.fromEntries(options), strict: true }).values
  } catch (error) {
    const reason = error instanceof Error ? error.message.split(/\.\s/)[0] : String(error)
    throw new ConfigError(`${reason}. --help lists the options`)
  }
}

function secretOf(
  name: string,
  options: Readonly<Record<string, string | boolean | undefined>>,
  env: Readonly<Record<string, string | undefined>>,
  readSecretFile: (path: string) => string,
): string | undefined {
  const path = options[optionOf(name)] ?? env[`${variableOf(name)}_FILE`]
  if (path === undefined) return env[variableOf(name)]
  const expected = (got: string) =>
    new ConfigError(`--${optionOf(name)}: expected a file that holds the secret, got ${path} (${got})`)
  let content: string
  try {
    content = readSecretFile(String(path)).trim()
  } catch (error) {
    throw expected(error instanceof Error && 'code' in error ? String(error.code) : 'unreadable')
  }
  if (content === '') throw expected('empty')
  return content
}

function valueOf(name: keyof Settings, value: string | boolean): string | number | boolean {
  const setting: Setting<string | number | boolean> = settings[name]
  const expected = (what: string) =>
    new ConfigError(`--${flagOf(name)}: expected ${what}, got ${JSON.stringify(value)}`)
  if (typeof setting.initial === 'number') {
    const [least, most] = setting.range!
    const number = /^\d+$/.test(String(value)) ? Number(value) : Number.NaN
    if (!(number >= least && number <= most)) throw expected(`a whole number from ${least} to ${most}`)
    return number
  }
  if (typeof setting.initial === 'boolean') {
    // An option is there or not; a variable has a text.
    if (!['1', 'true', '0', 'false'].includes(String(value))) throw expected('1, true, 0 or false')
    return ['1', 'true'].includes(String(value))
  }
  if (setting.choices !== undefined && !setting.choices.includes(String(value))) {
    throw expected(setting.choices.join(' or '))
  }
  return value
}

function checkTogether(config: Config): void {
  if (config.demo && config.environment === 'production') {
    throw new ConfigError('--demo shows passwords and messages to everyone: it is refused in production')
  }
  if (config.demo && !isLoopback(config.host)) {
    throw new ConfigError(`--demo listens on loopback only, got --host ${config.host}: leave --host out`)
  }
  if (config.fresh && !config.demo) {
    throw new ConfigError('--fresh deletes the database: it is taken together with --demo only')
  }
  if (config.headerSeconds > config.requestSeconds) {
    throw new ConfigError(
      `--header-seconds is a part of --request-seconds: expected at most ${config.requestSeconds}, got ${config.headerSeconds}`,
    )
  }
  if (config.corsOrigin !== '' && !isOrigin(config.corsOrigin)) {
    throw new ConfigError(
      `--cors-origin: expected one origin such as https://portal.example, without a path, got ${JSON.stringify(config.corsOrigin)}`,
    )
  }
  if (!isLinkBase(config)) {
    throw new ConfigError(
      `--link-base: expected an https address such as https://portal.example/recover, without a fragment, got ${JSON.stringify(config.linkBase)}`,
    )
  }
  if (config.environment === 'production' && config.keys === '') {
    throw new ConfigError(
      'production asks for --keys <file>: the keys must not be made up beside the database',
    )
  }
}

function isOrigin(value: string): boolean {
  return URL.canParse(value) && new URL(value).origin === value
}

function isLinkBase({ linkBase, environment }: Config): boolean {
  if (!URL.canParse(linkBase) || linkBase.includes('#')) return false
  const { protocol } = new URL(linkBase)
  return protocol === 'https:' || (protocol === 'http:' && environment === 'development')
}

function flagOf(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

/** The option of a row: a secret is given as the file that it lies in. */
function optionOf(name: string): string {
  const setting: Setting<unknown> = settings[name as keyof Settings]
  return setting.isSecret ? `${flagOf(name)}-file` : flagOf(name)
}

function variableOf(name: string): string {
  return `ARMOR_${flagOf(name).replaceAll('-', '_').toUpperCase()}`
}
