/** Encrypts a step for a place that others can read, such as sessionStorage. */
export interface Seal {
  /** Encrypts a text. */
  seal(text: string): Promise<string>
  /** Rejects what was not sealed with this key, or was changed. */
  open(sealed: string): Promise<string>
}

const ivBytes = 12

/**
 * A seal on WebCrypto: AES-GCM with a new nonce each time.
 *
 * @param key an AES-GCM key that may encrypt and decrypt. Make it not extractable and keep it where scripts find it
 * again after a reload but cannot read it: IndexedDB takes a `CryptoKey` as it is.
 *
 * @example
 * ```ts
 * import { createSeal } from '@armor/auth-flows'
 *
 * const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
 * const seal = createSeal(key)
 * console.log((await seal.open(await seal.seal('text'))) === 'text') // true
 * ```
 */
// A `CryptoKey`, by a name that programs without the DOM's types have too.
export function createSeal(key: Parameters<typeof crypto.subtle.encrypt>[1]): Seal {
  return {
    seal: async (text) => {
      const iv = crypto.getRandomValues(new Uint8Array(ivBytes))
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(text))
      return btoa(String.fromCharCode(...iv, ...new Uint8Array(sealed)))
    },
    open: async (sealed) => {
      const bytes = Uint8Array.from(atob(sealed), (character) => character.charCodeAt(0))
      const iv = bytes.slice(0, ivBytes)
      const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, bytes.slice(ivBytes))
      return new TextDecoder().decode(opened)
    },
  }
}
