import { hash, randomBytes, randomInt, timingSafeEqual, createHmac } from 'node:crypto'

/** A new secret for a header or a body: 16 bytes as 32 hex digits. */
export function hexSecret(): string {
  return randomBytes(16).toString('hex')
}

/** A new secret that may stand in a path or a link: 24 bytes, URL-safe. */
export function urlSafeSecret(): string {
  return randomBytes(24).toString('base64url')
}

/** A new authorization code: 32 bytes of base64, which may hold `+`, `/` and `=`. */
export function codeSecret(): string {
  return randomBytes(32).toString('base64')
}

/** A new one-time password. */
export function otpSecret(digits: number): string {
  return String(randomInt(10 ** digits)).padStart(digits, '0')
}

/** What is kept of a secret. A plain hash will do: the secret has at least 128 random bits. */
export function secretHash(secret: string): Buffer {
  return hash('sha256', secret, 'buffer')
}

/** What is kept of a one-time password: it has few bits, so the hash is keyed, and bound to its recovery. */
export function otpMac(key: Buffer, recoveryId: string, otp: string): Buffer {
  return createHmac('sha256', key).update(`${recoveryId}:${otp}`).digest()
}

/** Compares without telling by its time where the two differ. */
export function sameBytes(left: Buffer, right: Buffer): boolean {
  return left.length === right.length && timingSafeEqual(left, right)
}
