/** What stands where a secret stood. */
export const masked = '***'

/** Takes the given secrets out of a text, wherever a server may have repeated them. */
export function maskText(text: string, secrets: readonly string[]): string {
  return secrets.reduce((rest, secret) => (secret ? rest.replaceAll(secret, masked) : rest), text)
}

/** A copy of a JSON value without its secrets: those under the given names (in any letter case), and the given texts. */
export function maskValue(value: unknown, names: readonly string[], secrets: readonly string[]): unknown {
  if (value === undefined) return undefined
  const hidden = new Set(names.map((name) => name.toLowerCase()))
  const text = JSON.stringify(value, (name, part: unknown) => {
    if (part !== null && hidden.has(name.toLowerCase())) return masked
    return typeof part === 'string' ? maskText(part, secrets) : part
  })
  return JSON.parse(text) as unknown
}
