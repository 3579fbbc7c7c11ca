/**
 * A type in compact form, generated from the spec. A text names scalars (s text, n number, b boolean, 0 null,
 * u absent, \* anything that is present); one item in brackets is a list, more are choices; braces are an object,
 * where the name `*` stands for all other names.
 */
export type AnswerShape = string | readonly AnswerShape[] | { readonly [name: string]: AnswerShape }

type ObjectShape = Exclude<AnswerShape, string | readonly AnswerShape[]>

/**
 * Where a JSON value is not as its shape says, such as `.accounts[1].id`, and never what came there; null where all of
 * it is as it should be. What the shape doesn't know is kept.
 *
 * The value is mended in place: names are matched without regard to letter case and get the spec's spelling, and an
 * absent name that may be null is null.
 */
export function mismatchOf(shape: AnswerShape, value: unknown): string | null {
  if (typeof shape === 'string') {
    return shape.includes(letterOf(value)) || (shape[0] === '*' && value !== undefined) ? null : ''
  }
  if (!isList(shape)) return letterOf(value) === '{' ? mismatchInObject(shape, value as Fields) : ''
  if (shape.length > 1) return mismatchOfChoices(shape, value)
  return isList(value) ? mismatchInList(shape[0]!, value) : ''
}

type Fields = Record<string, unknown>

function mismatchOfChoices(choices: readonly AnswerShape[], value: unknown): string | null {
  return choices.some((choice) => mismatchOf(choice, value) === null) ? null : ''
}

function mismatchInList(shape: AnswerShape, items: readonly unknown[]): string | null {
  for (let index = 0; index < items.length; index += 1) {
    const at = mismatchOf(shape, items[index])
    if (at !== null) return `[${index}]${at}`
  }
  return null
}

function mismatchInObject(shape: ObjectShape, fields: Fields): string | null {
  const { '*': others } = shape
  for (const name in shape) {
    if (name === '*') continue
    if (fields[name] === undefined) mend(shape[name]!, fields, name)
    const at = mismatchOf(shape[name]!, fields[name])
    if (at !== null) return `.${name}${at}`
  }
  if (others === undefined) return null
  for (const name in fields) {
    const at = Object.hasOwn(shape, name) ? null : mismatchOf(others, fields[name])
    if (at !== null) return `.${name}${at}`
  }
  return null
}

/** Gives a name that is absent what stands under another spelling, or null where it must be there and may be null. */
function mend(shape: AnswerShape, fields: Fields, name: string): void {
  const spelling = Object.keys(fields).find((other) => other.toLowerCase() === name.toLowerCase())
  if (spelling !== undefined) {
    fields[name] = fields[spelling]
    delete fields[spelling]
  } else if (mismatchOf(shape, undefined) !== null && mismatchOf(shape, null) === null) fields[name] = null
}

/** The letter by which shapes name the type of a value. */
function letterOf(value: unknown): string {
  if (value === null) return '0'
  if (isList(value)) return '['
  return typeof value === 'object' ? '{' : (typeof value)[0]!
}

function isList<Item>(value: unknown): value is readonly Item[] {
  return Array.isArray(value)
}
