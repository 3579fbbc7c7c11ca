import { createHmac } from 'node:crypto'

/** The one form in which user names are stored and compared: NFC, lower case, no blanks around it. */
export function normaliseName(username: string): string {
  return username.normalize('NFC').trim().toLowerCase()
}

/** Stands for a name where the name itself must not: the same for the same name, and nobody's to invert. */
export function subjectOf(key: Buffer, normalisedName: string): Buffer {
  return createHmac('sha256', key).update(normalisedName).digest()
}
