import type { PasswordRefusalReason } from '@armor/spec'
import { dictionary } from '@zxcvbn-ts/language-common'
import type { Config } from '../config.ts'

/** Shorter names are parts of too many ordinary words to be refused in a password. */
const shortestIdentity = 4

const listed = new Set([...dictionary['passwords-common'], ...dictionary['diceware-common']])
const listedPasswords = new Set(dictionary['passwords-common'])

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
  if (listedPasswords.has(password)) return true
  const core = password.replaceAll(/^[^\p{Letter}]+|[^\p{Letter}]+$/gu, '')
  const bare = core === '' ? password : core
  return [bare, repeatedUnit(bare), repeatedUnit(password)].some((word) => word.length < 3 || listed.has(word))
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
