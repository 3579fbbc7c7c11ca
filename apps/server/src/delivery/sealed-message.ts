import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Message } from './messages.ts'

const ivBytes = 12
const tagBytes = 16
const blockBytes = 4096

/** Encrypts a message under AES-256-GCM, bound to the id of its row: moved to another row it can't be opened. */
export function sealMessage(key: Buffer, rowId: string, message: Message): Buffer {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes })
  cipher.setAAD(Buffer.from(rowId))
  const plain = Buffer.from(JSON.stringify(message))
  // Blanks fill it up to a whole block, so that the length of a row tells neither a decoy nor an address.
  const padding = Buffer.alloc(blockBytes - (plain.length % blockBytes), ' ')
  return Buffer.concat([
    iv,
    cipher.update(plain),
    cipher.update(padding),
    cipher.final(),
    cipher.getAuthTag(),
  ])
}

/** Decrypts a message; throws when it was changed or belongs to another row. */
export function openMessage(key: Buffer, rowId: string, sealed: Buffer): Message {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivBytes), {
    authTagLength: tagBytes,
  })
  decipher.setAAD(Buffer.from(rowId))
  decipher.setAuthTag(sealed.subarray(-tagBytes))
  const plain = Buffer.concat([decipher.update(sealed.subarray(ivBytes, -tagBytes)), decipher.final()])
  return JSON.parse(plain.toString('utf8')) as Message
}
