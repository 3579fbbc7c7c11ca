/**
 * A type in compact form, generated from the spec. A text names scalars (s text, n number, b boolean, 0 null,
 * \* anything); one item in brackets is a list, more are choices; braces are an object, where a trailing `?` marks
 * a name that may be absent and `*` stands for all other names.
 */
export type AnswerShape = string | readonly AnswerShape[] | { readonly [name: string]: AnswerShape }

type Json = unknown

/**
 * Reads a JSON value by its shape: names are matched without regard to letter case and given the spec's spelling,
 * and an absent name that may be null is null. What the shape doesn't know is kept. A mismatch tells where and
 * what was expected, never what came.
 */
export function readByShape(shape: AnswerShape, value: Json): { value: Json } | { mismatch: string } {
  const mismatches: string[] = []
  const read = fit(shape, value, 'the answer', mismatches)
  return mismatches[0] === undefined ? { value: read } : { mismatch: mismatches[0] }
}

function fit(shape: AnswerShape, value: Json, at: string, mismatches: string[]): Json {
  if (typeof shape === 'string') {
    if (!isScalarOf(shape, value)) mismatches.push(`${at} to be ${scalarNames(shape)}`)
    return value
  }
  if (!isList(shape)) return fitObject(shape, value, at, mismatches)
  if (shape.length > 1) return fitChoice(shape, value, at, mismatches)
  if (Array.isArray(value))
    return value.map((item, index) => fit(shape[0]!, item, `${at}[${index}]`, mismatches))
  mismatches.push(`${at} to be a list`)
  return value
}

function fitChoice(choices: readonly AnswerShape[], value: Json, at: string, mismatches: string[]): Json {
  let closest: string[] = []
  for (const choice of choices) {
    const own: string[] = []
    const read = fit(choice, value, at, own)
    if (own.length === 0) return read
    closest = own
  }
  mismatches.push(...closest)
  return value
}

function fitObject(
  shape: { readonly [name: string]: AnswerShape },
  value: Json,
  at: string,
  mismatches: string[],
): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    mismatches.push(`${at} to be an object`)
    return value
  }
  const given = new Map(Object.entries(value))
  const read: [string, Json][] = []
  for (const [key, part] of Object.entries(shape)) {
    if (key === '*') continue
    const optional = key.endsWith('?')
    const name = optional ? key.slice(0, -1) : key
    const spelling = given.has(name) ? name : spellingOf(name, given)
    const found = spelling === undefined ? undefined : given.get(spelling)
    if (spelling !== undefined) given.delete(spelling)
    if (found === undefined && optional) continue
    read.push([
      name,
      fit(part, found === undefined && mayBeNull(part) ? null : found, `${at}.${name}`, mismatches),
    ])
  }
  const others = shape['*']
  for (const [name, part] of given) {
    read.push([name, others === undefined ? part : fit(others, part, `${at}.${name}`, mismatches)])
  }
  return Object.fromEntries(read)
}

function spellingOf(name: string, given: ReadonlyMap<string, Json>): string | undefined {
  const lower = name.toLowerCase()
  for (const spelling of given.keys()) if (spelling.toLowerCase() === lower) return spelling
  return undefined
}

function mayBeNull(shape: AnswerShape): boolean {
  return typeof shape === 'string'
    ? shape.includes('0')
    : isList(shape) && shape.length > 1 && shape.some(mayBeNull)
}

const scalars: { readonly [letter: string]: string } = {
  s: 'text',
  n: 'a number',
  b: 'true or false',
  0: 'null',
}

function isScalarOf(letters: string, value: Json): boolean {
  if (letters === '*') return value !== undefined
  const letter = value === null ? '0' : { string: 's', number: 'n', boolean: 'b' }[typeof value as string]
  return letter !== undefined && letters.includes(letter)
}

function scalarNames(letters: string): string {
  return [...letters].map((letter) => scalars[letter] ?? 'there').join(' or ')
}

function isList(shape: AnswerShape): shape is readonly AnswerShape[] {
  return Array.isArray(shape)
}
