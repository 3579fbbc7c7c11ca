import { isObject, type SpecDocument } from '@armor/openapi-codegen/src/document.ts'
import ts from 'typescript'
import { choicesOf, isObjectType, membersOf, type Member, type TypePair } from './generated-types.ts'
import { escape, follow, isInSchema, locate } from './place.ts'

/** Which way a value goes: `sent` from the caller, or `read` by the caller. */
export type Direction = 'sent' | 'read'

/** What became of one place, as far as its type tells. */
export interface TypeChange {
  readonly direction: Direction
  /** The way from the root through every reference. */
  readonly path: string
  /** A sentence about the place, without its name: `was removed`. */
  readonly what: string
  readonly fits: boolean
}

/** Both documents and their types, with where changes go. */
export interface Comparison {
  readonly base: SpecDocument
  readonly head: SpecDocument
  readonly types: TypePair
  readonly found: TypeChange[]
}

/**
 * Compares two types of the same place and all that is inside: what was sent must fit the new type, what will be read
 * must fit the old one. It goes as deep as names and lists go, so that a change is found where it is.
 */
export function compareTypes(
  comparison: Comparison,
  direction: Direction,
  path: string,
  was: ts.Type,
  is: ts.Type,
): void {
  const { checker } = comparison.types
  if (isSaidAlike(comparison, path)) return
  if (isObjectType(checker, was) && isObjectType(checker, is)) {
    compareObjects(comparison, direction, path, was, is)
  } else if (checker.isArrayLikeType(was) && checker.isArrayLikeType(is)) {
    const [one, other] = [elementOf(checker, was), elementOf(checker, is)]
    compareTypes(comparison, direction, `${path}/items`, one, other)
  } else {
    compareWhole(comparison, direction, path, was, is)
  }
}

/**
 * Whether both documents say the same of a schema. What it refers to may still be another: shared schemas are compared
 * by themselves, once.
 */
function isSaidAlike({ base, head }: Comparison, path: string): boolean {
  if (!isInSchema(path)) return false
  const [before, after] = [locate(base, path), locate(head, path)]
  return before !== null && JSON.stringify(before.value) === JSON.stringify(after?.value)
}

function elementOf(checker: ts.TypeChecker, list: ts.Type): ts.Type {
  return checker.getIndexTypeOfType(list, ts.IndexKind.Number) ?? checker.getAnyType()
}

function compareObjects(
  comparison: Comparison,
  direction: Direction,
  path: string,
  was: ts.Type,
  is: ts.Type,
): void {
  const { checker } = comparison.types
  const placeOf = (name: string) => propertyPath(comparison, path, name)
  compareMembers(comparison, direction, membersOf(checker, was), membersOf(checker, is), placeOf)
  const [others, newOthers] = [
    checker.getIndexTypeOfType(was, ts.IndexKind.String),
    checker.getIndexTypeOfType(is, ts.IndexKind.String),
  ]
  if (others !== undefined && newOthers !== undefined) {
    compareTypes(comparison, direction, `${path}/additionalProperties`, others, newOthers)
  } else if (others !== undefined || newOthers !== undefined) {
    // A name that is not listed can be sent and read only where others are declared.
    const what = others === undefined ? 'can have other names, too' : 'can have no other names any more'
    comparison.found.push({ direction, path, what, fits: newOthers !== undefined })
  }
}

/** Names that are new, gone, promised or no longer so; then what stands under those in both. */
export function compareMembers(
  comparison: Comparison,
  direction: Direction,
  before: ReadonlyMap<string, Member>,
  after: ReadonlyMap<string, Member>,
  placeOf: (name: string) => string,
): void {
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const path = placeOf(name)
    const [was, is] = [before.get(name), after.get(name)]
    const change = presence(direction, was, is)
    if (change !== null) comparison.found.push({ direction, path, ...change })
    if (was !== undefined && is !== undefined) compareTypes(comparison, direction, path, was.type, is.type)
  }
}

/** Whether something is there, and whether it must be; null where that is as it was. */
export function presence(
  direction: Direction,
  was: Member | undefined,
  is: Member | undefined,
): { what: string; fits: boolean } | null {
  if (is === undefined) return was === undefined ? null : { what: 'was removed', fits: false }
  if (was === undefined) {
    if (is.optional) return { what: 'is new and optional', fits: true }
    return { what: direction === 'sent' ? 'is new and required' : 'is new', fits: direction === 'read' }
  }
  if (was.optional === is.optional) return null
  return is.optional
    ? { what: 'is optional, was required', fits: direction === 'sent' }
    : { what: 'is required, was optional', fits: direction === 'read' }
}

/** Where the schema of a property stands, looked for in the parts of a schema that is made of several. */
function propertyPath({ base, head }: Comparison, path: string, name: string): string {
  const inSchema = (document: SpecDocument, at: string): string | null => {
    const own = `${at}/properties/${escape(name)}`
    if (locate(document, own) !== null) return own
    const schema = follow(document, at)?.value
    for (const combinator of ['allOf', 'anyOf', 'oneOf']) {
      const parts = isObject(schema) ? schema[combinator] : undefined
      if (!Array.isArray(parts)) continue
      for (const index of parts.keys()) {
        const found = inSchema(document, `${at}/${combinator}/${index}`)
        if (found !== null) return found
      }
    }
    return null
  }
  return inSchema(head, path) ?? inSchema(base, path) ?? path
}

/** Two types that are looked at as a whole: scalars, unions, and those of different kinds. */
function compareWhole(
  { base, types, found }: Comparison,
  direction: Direction,
  path: string,
  was: ts.Type,
  is: ts.Type,
): void {
  const { checker } = types
  const grows = !checker.isTypeAssignableTo(is, was)
  const shrinks = !checker.isTypeAssignableTo(was, is)
  if (!grows && !shrinks) return
  const lost = valuesIn(checker, was, is)
  const gained = valuesIn(checker, is, was)
  const schema = follow(base, path)?.value
  const isOpen = isObject(schema) && schema['x-open-enum'] === true && !shrinks && gained !== null
  const fits = direction === 'sent' ? !shrinks : !grows || isOpen
  found.push({ direction, path, what: wordsFor(checker, was, is, lost, gained), fits })
}

/** The literals of one type that the other has not; null where one of them is more than literals. */
function valuesIn(checker: ts.TypeChecker, type: ts.Type, other: ts.Type): string[] | null {
  const choices = choicesOf(type)
  if (![...choices, ...choicesOf(other)].every((choice) => choice.isStringLiteral())) return null
  return choices
    .filter((choice) => !checker.isTypeAssignableTo(choice, other))
    .map((choice) => (choice.isStringLiteral() ? choice.value : ''))
}

function wordsFor(
  checker: ts.TypeChecker,
  was: ts.Type,
  is: ts.Type,
  lost: string[] | null,
  gained: string[] | null,
): string {
  if (lost === null || gained === null) return `is ${nameOf(checker, is)}, was ${nameOf(checker, was)}`
  return [
    ...(gained.length > 0 ? [`can be ${gained.map((value) => `'${value}'`).join(', ')}, too`] : []),
    ...(lost.length > 0 ? [`cannot be ${lost.map((value) => `'${value}'`).join(', ')} any more`] : []),
  ].join(', and ')
}

/** A type in a few words: what it is made of, an object by that word alone. */
function nameOf(checker: ts.TypeChecker, type: ts.Type): string {
  const words = choicesOf(type).map((choice) =>
    isObjectType(checker, choice)
      ? 'an object'
      : checker.isArrayLikeType(choice)
        ? 'a list'
        : checker.typeToString(choice),
  )
  const named = new Set(words.map((word) => (word === 'true' || word === 'false' ? 'boolean' : word)))
  return [...named].join(' or ')
}
