import { parse as parseLossless } from 'lossless-json'
import secureJson from 'secure-json-parse'
import { malformed } from './refusal.ts'

/**
 * Reads a JSON body strictly: a key that stands twice and `__proto__` are refused, since two readers could take
 * such a body for two different requests. An empty body is no body.
 */
export function readJsonBody(text: string): unknown {
  if (text.trim() === '') return undefined
  let value: unknown
  try {
    value = secureJson.parse(text, undefined, { protoAction: 'error', constructorAction: 'error' })
  } catch {
    throw malformed('The body is not acceptable JSON.')
  }
  try {
    parseLossless(text, undefined, {
      onDuplicateKey: ({ key }: { key: string }) => {
        throw new DuplicateKey(key)
      },
    })
  } catch (error) {
    throw malformed(
      error instanceof DuplicateKey
        ? 'A name stands twice in one object of the body.'
        : 'The body is not acceptable JSON.',
    )
  }
  return value
}

class DuplicateKey extends Error {}

/** Gives the names of a body the spelling of its schema; two that differ in letter case alone are refused. */
export function respellNames(body: unknown, schemaNames: readonly string[]): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body
  const spelling = new Map(schemaNames.map((name) => [name.toLowerCase(), name]))
  const respelled = Object.entries(body).map(
    ([name, value]) => [spelling.get(name.toLowerCase()) ?? name, value] as const,
  )
  if (new Set(respelled.map(([name]) => name)).size < respelled.length) {
    throw malformed('A name stands twice in the body, in different letter case.')
  }
  return Object.fromEntries(respelled)
}
