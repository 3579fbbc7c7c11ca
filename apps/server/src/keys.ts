import { randomBytes, randomUUID } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose'

/** The keys that must not lie in the database: whoever steals one of the two has not got the other. */
export interface Keys {
  /** HMAC-SHA-256 over one-time passwords. */
  readonly otp: Buffer
  /** AES-256-GCM over queued messages. */
  readonly outbox: Buffer
  /** HMAC-SHA-256 over user names. Never rotated: rotation would tell decoys from users. */
  readonly names: Buffer
  /** Signs id tokens (ES256). */
  readonly idToken: { readonly key: CryptoKey; readonly kid: string }
}

interface KeyFile {
  otp: string
  outbox: string
  names: string
  idToken: JWK & { kid: string }
}

/** Makes a new set of keys, in memory. */
export async function createKeys(): Promise<Keys> {
  return importKeys(await newKeyFile())
}

/** Reads the key file; where there is none, creates it (readable by its owner alone) if that is allowed. */
export async function loadKeys(path: string, options: { create: boolean }): Promise<Keys> {
  let file: KeyFile
  try {
    file = JSON.parse(readFileSync(path, 'utf8')) as KeyFile
  } catch (error) {
    if (!isMissing(error)) throw unusable(path, error)
    if (!options.create) {
      throw new Error(`the key file ${path} does not exist: name it with --keys <file>`, { cause: error })
    }
    file = await newKeyFile()
    try {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
      writeFileSync(path, `${JSON.stringify(file, null, 2)}\n`, { flag: 'wx', mode: 0o600 })
      chmodSync(path, 0o600)
    } catch (failure) {
      throw unusable(path, failure)
    }
  }
  return importKeys(file).catch((error: unknown) => {
    throw unusable(path, error)
  })
}

async function newKeyFile(): Promise<KeyFile> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const secret = () => randomBytes(32).toString('base64')
  const idToken = { ...(await exportJWK(privateKey)), kid: randomUUID() }
  return { otp: secret(), outbox: secret(), names: secret(), idToken }
}

async function importKeys(file: KeyFile): Promise<Keys> {
  const key = (await importJWK(file.idToken, 'ES256')) as CryptoKey
  return {
    otp: keyBytes(file.otp),
    outbox: keyBytes(file.outbox),
    names: keyBytes(file.names),
    idToken: { key, kid: file.idToken.kid },
  }
}

function keyBytes(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.length !== 32) throw new Error(`expected keys of 32 bytes, got ${bytes.length}`)
  return bytes
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

function unusable(path: string, error: unknown): Error {
  const reason =
    error instanceof SyntaxError ? 'not JSON' : error instanceof Error ? error.message : String(error)
  return new Error(`the key file ${path} cannot be used (${reason})`, { cause: error })
}
