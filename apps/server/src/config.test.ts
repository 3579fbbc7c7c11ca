import { describe, expect, it } from 'vitest'
import { ConfigError, configOf, helpText, readConfig, settings } from './config.ts'

describe('the configuration', () => {
  it("has the table's values where nothing is given", () => {
    expect(readConfig([], {})).toEqual(configOf())
  })

  it('takes options and environment variables, options first', () => {
    const env = { ARMOR_OTP_SECONDS: '60', ARMOR_PORT: '5000', ARMOR_DEMO: 'true' }
    expect(readConfig(['--port', '0'], env)).toMatchObject({ port: 0, otpSeconds: 60, demo: true })
  })

  it.each([
    [['--prot', '1'], /--prot.*--help/],
    [['--port', 'x'], /--port: expected a whole number from 0 to 65535, got "x"/],
    [['--port', '70000'], /--port: expected a whole number/],
    [['--port', '-1'], /--port/],
    [['stray'], /stray.*--help/],
    [['--environment', 'staging'], /development or production/],
    [['--demo', '--host', '0.0.0.0'], /loopback only/],
    [['--demo', '--environment', 'production'], /refused in production/],
    [['--fresh'], /--demo/],
    [['--cors-origin', '*'], /--cors-origin: expected one origin/],
    [['--cors-origin', 'null'], /--cors-origin: expected one origin/],
    [['--cors-origin', 'https://portal.example/'], /--cors-origin: expected one origin/],
    [['--cors-origin', 'https://a.example,https://b.example'], /--cors-origin: expected one origin/],
    [['--request-seconds', '5'], /--header-seconds .* at most 5, got 10/],
    [['--link-base', 'not a link'], /--link-base: expected/],
    [['--link-base', 'https://portal.example/#x'], /without a fragment/],
    [['--environment', 'production', '--keys', 'k'], /https/],
    [['--environment', 'production', '--link-base', 'https://portal.example'], /--keys/],
  ])('refuses %j in one line', (args, message) => {
    const read = () => readConfig(args, {})
    expect(read).toThrow(ConfigError)
    expect(read).toThrow(message)
    expect(read).not.toThrow(/\n/)
  })

  it('takes 1, true, 0 and false for an option in the environment, and nothing else', () => {
    expect(readConfig([], { ARMOR_DEMO: '1' }).demo).toBe(true)
    expect(readConfig([], { ARMOR_DEMO: 'false' }).demo).toBe(false)
    expect(() => readConfig([], { ARMOR_DEMO: 'yes' })).toThrow(
      /--demo: expected 1, true, 0 or false, got "yes"/,
    )
  })

  it('begins within its own limits, wherever its values come from', () => {
    for (const { initial, range } of Object.values<{ initial: unknown; range?: readonly [number, number] }>(
      settings,
    )) {
      if (range === undefined) continue
      expect(initial).toBeGreaterThanOrEqual(range[0])
      expect(initial).toBeLessThanOrEqual(range[1])
    }
  })

  it('is explained row by row by the help', () => {
    const help = helpText()
    for (const { meaning } of Object.values(settings)) expect(help).toContain(meaning)
    expect(help).toContain('--otp-seconds <number>')
  })
})

describe('a secret', () => {
  const files: Record<string, string> = { 'smtp.txt': 'hunter2\n', 'empty.txt': '\n' }
  const readSecretFile = (path: string) => {
    const content = files[path]
    if (content === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' })
    return content
  }
  const passwordOf = (args: string[], env: Record<string, string>) =>
    readConfig(args, env, readSecretFile).smtpPassword

  it('is read from a file, or stands in the environment', () => {
    expect(passwordOf(['--smtp-password-file', 'smtp.txt'], {})).toBe('hunter2')
    expect(passwordOf([], { ARMOR_SMTP_PASSWORD_FILE: 'smtp.txt' })).toBe('hunter2')
    expect(passwordOf([], { ARMOR_SMTP_PASSWORD: 'hunter2' })).toBe('hunter2')
  })

  it('is refused on the command line, and not repeated', () => {
    for (const args of [['--smtp-password', 'hunter2'], ['--smtp-password=hunter2']]) {
      expect(() => passwordOf(args, {})).toThrow(ConfigError)
      expect(() => passwordOf(args, {})).toThrow(/--smtp-password'.*--help/)
      expect(() => passwordOf(args, {})).not.toThrow(/hunter2/)
    }
  })

  it.each([
    ['empty.txt', /--smtp-password-file: expected a file that holds the secret, got empty.txt \(empty\)/],
    ['none.txt', /--smtp-password-file: .* got none.txt \(ENOENT\)/],
  ])('in a file %s says so in one line', (path, message) => {
    expect(() => passwordOf(['--smtp-password-file', path], {})).toThrow(ConfigError)
    expect(() => passwordOf(['--smtp-password-file', path], {})).toThrow(message)
  })

  it('is told of by the help as a file', () => {
    expect(helpText()).toMatch(/--smtp-password-file <file> /)
    expect(helpText()).not.toMatch(/--smtp-password </)
  })
})
