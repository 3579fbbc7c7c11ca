import { createHmac } from 'node:crypto'
import type { RecoveryUserContext } from '@armor/spec'
import { userByName } from '../store/users.ts'
import type { Context } from './context.ts'
import { normaliseName } from './names.ts'

/**
 * The recovery channels of a user. A name that nobody has, or whose user is disabled, gets a decoy: the same each
 * time, with a phone as often as users have one, and preferring it as often as they do.
 */
export async function recoveryUserContext(context: Context, username: string): Promise<RecoveryUserContext> {
  const name = normaliseName(username)
  const user = await userByName(context.db, name)
  const decoy = decoyOf(context, name)
  const isKnown = user !== undefined && user.disabled_at === null
  const { lastDigits, preference } = isKnown
    ? { lastDigits: user.phone?.slice(-2) ?? null, preference: user.recovery_preference }
    : decoy
  const hasPhone = lastDigits !== null && context.config.smsEnabled === 'yes'
  return {
    preference: hasPhone ? preference : 'email',
    channels: hasPhone ? ['email', 'sms'] : ['email'],
    // Made from the name that was given, so that a user's looks no different from a decoy's.
    maskedEmail: maskEmail(username.trim()),
    maskedPhone: hasPhone ? `********${lastDigits}` : null,
  }
}

function decoyOf(
  { keys, config }: Context,
  name: string,
): { lastDigits: string | null; preference: 'email' | 'sms' } {
  const random = createHmac('sha256', keys.names).update(`decoy:${name}`).digest()
  const drawAt = (offset: number) => random.readUInt16BE(offset) % 100
  return {
    lastDigits: drawAt(0) < config.decoySmsPercent ? String(drawAt(2)).padStart(2, '0') : null,
    preference: drawAt(4) < config.decoyPreferSmsPercent ? 'sms' : 'email',
  }
}

/** `ada@example.com` becomes `a*****@e*****.com`; the width tells nothing. */
function maskEmail(address: string): string {
  const [, first, host, suffix] = /^(.)[^]*@(.)[^@]*?(\.[^.@]*)?$/u.exec(address) ?? []
  if (first === undefined) return `${[...address][0] ?? ''}*****`
  return `${first}*****@${host}*****${suffix ?? ''}`
}
