/**
 * A type in compact form, generated from the spec. A text names scalars (s text, n number, b boolean, 0 null,
 * \* anything); one item in brackets is a list, more are choices; braces are an object, where a trailing `?` marks
 * a name that may be absent and `*` stands for all other names.
 */
export type AnswerShape = string | readonly AnswerShape[] | { readonly [name: string]: AnswerShape }

/** Where a value is not what its shape says. */
class Mismatch extends Error {}

/**
 * Reads a JSON value by its shape: names are matched without regard to letter case and given the spec's spelling,
 * and an absent name that may be null is null. What the shape doesn't know is kept. A mismatch tells the place, such
 * as `.accounts[1].id`, and never what came.
 */
export function readByShape(shape: AnswerShape, value: unknown): { value: unknown } | { mismatch: string } {
  try {
    return { value: read(shape, value, '') }
  } catch (error) {
    if (error instanceof Mismatch) return { mismatch: error.message }
    throw error
  }
}

function read(shape: AnswerShape, value: unknown, at: string): unknown {
  if (typeof shape === 'string') {
    if (shape === '*' ? value !== undefined : shape.includes(letterOf(value))) return value
    throw new Mismatch(at)
  }
  if (!isList(shape)) return readObject(shape, value, at)
  if (shape.length > 1) return readChoice(shape, value, at)
  if (!Array.isArray(value)) throw new Mismatch(at)
  return value.map((item, index) => read(shape[0]!, item, `${at}[${index}]`))
}

/** The first choice that the value fits. */
function readChoice(choices: readonly AnswerShape[], value: unknown, at: string): unknown {
  for (const choice of choices) {
    try {
      return read(choice, value, at)
    } catch {
      // Not this one.
    }
  }
  throw new Mismatch(at)
}

function readObject(shape: { readonly [name: string]: AnswerShape }, value: unknown, at: string): unknown {
  if (letterOf(value) !== '{') throw new Mismatch(at)
  const given = new Map<string, unknown>(Object.entries(value as object))
  const spellings = new Map([...given.keys()].map((name) => [name.toLowerCase(), name]))
  const fields: [string, unknown][] = []
  const { '*': others, ...named } = shape
  for (const [key, part] of Object.entries(named)) {
    const name = key.replace('?', '')
    const spelling = given.has(name) ? name : spellings.get(name.toLowerCase())!
    const found = given.get(spelling)
    given.delete(spelling)
    if (found === undefined && name !== key) continue
    fields.push([name, read(part, found === undefined && mayBeNull(part) ? null : found, `${at}.${name}`)])
  }
  for (const [name, part] of given)
    fields.push([name, others === undefined ? part : read(others, part, `${at}.${name}`)])
  return Object.fromEntries(fields)
}

/** The letter by which shapes name the type of a value. */
function letterOf(value: unknown): string {
  if (value === null) return '0'
  if (Array.isArray(value)) return '['
  return typeof value === 'object' ? '{' : (typeof value)[0]!
}

function mayBeNull(shape: AnswerShape): boolean {
  return typeof shape === 'string' ? shape.includes('0') : isList(shape) && shape[0] === '0'
}

function isList(shape: AnswerShape): shape is readonly AnswerShape[] {
  return Array.isArray(shape)
}
