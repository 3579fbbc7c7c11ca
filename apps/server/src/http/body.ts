import { isUtf8 } from 'node:buffer'
import { visit } from 'jsonc-parser'
import secureJson from 'secure-json-parse'
import { malformed } from './refusal.ts'

/**
 * Reads a JSON body strictly: a key that stands twice and `__proto__` are refused, since two readers could take
 * such a body for two different requests. An empty body is no body.
 */
export function readJsonBody(bytes: Buffer): unknown {
  // Bytes that are not UTF-8 would all be read as the same replacement character.
  if (!isUtf8(bytes)) throw malformed('The body is not UTF-8.')
  const text = bytes.toString()
  if (text.trim() === '') return undefined
  const { value, holdsKeyTwice } = parse(text)
  if (holdsKeyTwice) throw malformed('A name stands twice in one object of the body.')
  return value
}

function parse(text: string): { value: unknown; holdsKeyTwice: boolean } {
  try {
    return {
      value: secureJson.parse(text, undefined, { protoAction: 'error', constructorAction: 'error' }),
      // A parsed value has already lost what stood twice, so the text is looked through once more.
      holdsKeyTwice: hasKeyTwice(text),
    }
  } catch {
    // What a parser says quotes the body, and a body holds secrets.
    throw malformed('The body is not acceptable JSON.')
  }
}

function hasKeyTwice(text: string): boolean {
  const names: Set<string>[] = []
  let found = false
  visit(text, {
    onObjectBegin: () => {
      names.push(new Set())
    },
    onObjectProperty: (name) => {
      found ||= names.at(-1)!.has(name)
      names.at(-1)!.add(name)
    },
    onObjectEnd: () => {
      names.pop()
    },
  })
  return found
}

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
