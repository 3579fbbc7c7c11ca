import type { PasswordRefusalReason } from '@armor/spec'
import { dictionary } from '@zxcvbn-ts/language-common'
import type { Config } from '../config.ts'

/** Shorter names are parts of too many ordinary words to be refused in a password. */
const shortestIdentity = 4

/** Anything shorter is a listed word's equal: it protects nothing when it is repeated or padded. */
const shortestWord = 3

const listed = new Set([...dictionary['passwords-common'], ...dictionary['diceware-common']])

/** What a password must not hold. */
export interface Identity {
  readonly username: string
  readonly firstName: string
  readonly lastName: string
}

/** Every reason to refuse a new password; none when it is good. No composition rules: length and novelty count. */
export function passwordRefusals(
  password: string,
  identity: Identity,
  config: Pick<Config, 'passwordMinimum' | 'passwordMaximum'>,
): PasswordRefusalReason[] {
  const normal = password.normalize('NFC')
  const length = [...normal].length
  const reasons: PasswordRefusalReason[] = []
  if (length < config.passwordMinimum) reasons.push('too_short')
  if (length > config.passwordMaximum) reasons.push('too_long')
  if (isListed(normal.toLowerCase())) reasons.push('blocklisted')
  if (holdsIdentity(normal.toLowerCase(), identity)) reasons.push('contains_identity')
  return reasons
}

/** A listed password; or one listed word, repeated or padded with digits and signs until it is long enough. */
function isListed(password: string): boolean {
  if (listed.has(password)) return true
  const withoutFront = password.replace(/^[^\p{Letter}]+/u, '')
  return [password, withoutFront].some(
    (text) => text !== '' && (isPaddedWord(text) || isPaddedWord(repeatedUnit(text))),
  )
}

/** A listed word that digits and signs follow, or too few letters to be a word at all. */
function isPaddedWord(text: string): boolean {
  const paddingStart = text.length - (/[^\p{Letter}]*$/u.exec(text)?.[0].length ?? 0)
  for (let end = Math.max(paddingStart, shortestWord); end <= text.length; end += 1) {
    if (listed.has(text.slice(0, end))) return true
  }
  return text.length < shortestWord
}

/** The shortest text that gives this one when repeated, the last time perhaps cut short. */
function repeatedUnit(value: string): string {
  for (let size = 1; size <= value.length / 2; size += 1) {
    const unit = value.slice(0, size)
    if (unit.repeat(Math.ceil(value.length / size)).slice(0, value.length) === value) return unit
  }
  return value
}

function holdsIdentity(password: string, identity: Identity): boolean {
  const [localPart = ''] = identity.username.split('@')
  return [identity.username, localPart, identity.firstName, identity.lastName, ...localPart.split(/[._+-]/)]
    .map((part) => part.normalize('NFC').toLowerCase())
    .some((part) => [...part].length >= shortestIdentity && password.includes(part))
}
