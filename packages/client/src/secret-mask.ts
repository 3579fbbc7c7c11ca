import { operations } from './operations.gen.ts'

/** What stands where a secret stood. */
export const masked = '***'

/** The names of all secret fields: an answer may hold one that the spec gives to another call. */
const secretNames = new Set<string>(
  Object.values(operations).flatMap(({ secrets }) => secrets.map((name) => name.toLowerCase())),
)

/** Takes the given secrets out of a text, wherever a server may have repeated them. */
export function maskText(text: string, secrets: readonly string[]): string {
  return secrets.reduce((rest, secret) => (secret ? rest.replaceAll(secret, masked) : rest), text)
}

/** A copy of a JSON value without its secrets: what stands under a secret name (in any letter case), and the given texts. */
export function maskValue(value: unknown, secrets: readonly string[]): unknown {
  if (value === undefined) return undefined
  const text = JSON.stringify(value, (name, part: unknown) => {
    if (part !== null && secretNames.has(name.toLowerCase())) return masked
    return typeof part === 'string' ? maskText(part, secrets) : part
  })
  return JSON.parse(text) as unknown
}
