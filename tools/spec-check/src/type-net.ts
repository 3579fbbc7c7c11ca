import { isObject, type SpecDocument } from '@armor/openapi-codegen/src/document.ts'
import type ts from 'typescript'
import { componentWays } from './component-ways.ts'
import type { LocatedFinding } from './finding.ts'
import { membersOf, type Member, type TypePair } from './generated-types.ts'
import { escape, follow, locate, subjectOf } from './place.ts'
import { operationsOf, type PlacedOperation } from './spec-operations.ts'
import { compareMembers, compareTypes, presence, type Comparison, type Direction } from './type-comparison.ts'

/** A change of a type, with how it is come by. */
interface Noticed {
  readonly what: string
  readonly pointer: string
  readonly direction: Direction
  readonly fits: boolean
  readonly paths: Set<string>
  readonly operations: Set<string>
}

/**
 * Compares the generated types of every call that is in both documents, and of the schemas that they share: old requests
 * must fit the new types, new answers the old ones.
 */
export function compareGeneratedTypes(
  base: SpecDocument,
  head: SpecDocument,
  types: TypePair,
): LocatedFinding[] {
  const comparison: Comparison = { base, head, types, found: [] }
  const noticed = [...noticedInCalls(comparison), ...noticedInShared(comparison)]
  const merged = new Map<string, Noticed>()
  for (const one of noticed) {
    const key = [one.direction, one.pointer, one.what].join(' ')
    const known = merged.get(key)
    one.paths.forEach((path) => known?.paths.add(path))
    one.operations.forEach((operation) => known?.operations.add(operation))
    merged.set(key, known ?? one)
  }
  return [...merged.values()].map(({ what, pointer, direction, fits, paths, operations }) => ({
    pointer,
    what: `\`${nameOf(comparison, pointer)}\` ${what}`,
    who: `callers of ${[...operations].join(', ')} that ${direction === 'sent' ? 'send' : 'read'} it`,
    bump: fits ? 'minor' : 'major',
    paths: [...paths],
  }))
}

function noticedInCalls(shared: Comparison): Noticed[] {
  const { base, head, types } = shared
  const before = operationsOf(base)
  const [was, is] = typesUnder(types, 'operations')
  return [...operationsOf(head).values()].flatMap((placed) => {
    const { operationId } = placed
    if (!before.has(operationId)) return []
    const comparison: Comparison = { ...shared, found: [] }
    const [one, other] = [was.get(operationId), is.get(operationId)]
    compareOperation(comparison, placed, inside(types.checker, one), inside(types.checker, other))
    return comparison.found.map(({ path, ...change }) => {
      const pointer = pointerTo(shared, path)
      return { ...change, pointer, paths: new Set([path]), operations: new Set([operationId]) }
    })
  })
}

function noticedInShared(shared: Comparison): Noticed[] {
  const { checker } = shared.types
  const [was, is] = typesUnder(shared.types, 'components').map((members) =>
    inside(checker, members.get('schemas')),
  )
  const ways = componentWays(shared.head)
  return [...is!].flatMap(([component, { type }]) => {
    const before = was!.get(component)
    if (before === undefined) return []
    return (['sent', 'read'] as const).flatMap((direction) => {
      const here = ways.filter((way) => way.component === component && way.direction === direction)
      if (here.length === 0) return []
      const comparison: Comparison = { ...shared, found: [] }
      const root = `#/components/schemas/${escape(component)}`
      compareTypes(comparison, direction, root, before.type, type)
      return comparison.found.map(({ path, ...change }) => ({
        ...change,
        pointer: pointerTo(shared, path),
        paths: new Set([path, ...here.map((way) => way.path + path.slice(root.length))]),
        operations: new Set(here.map(({ operationId }) => operationId)),
      }))
    })
  })
}

function typesUnder(
  { checker, ...types }: TypePair,
  name: string,
): [Map<string, Member>, Map<string, Member>] {
  return [membersOf(checker, types.old(name)), membersOf(checker, types.new(name))]
}

/** A parameter is known by its name, everything else by where it stands. */
function nameOf({ base, head }: Comparison, pointer: string): string {
  const value = (locate(head, pointer) ?? locate(base, pointer))?.value
  const [place, name] = isObject(value) ? [value['in'], value['name']] : []
  if (!pointer.startsWith('#/paths/') || typeof place !== 'string' || typeof name !== 'string') {
    return subjectOf(pointer)
  }
  return `${subjectOf(pointer.slice(0, pointer.indexOf('/parameters/')))} ${place} ${name}`
}

function pointerTo({ base, head }: Comparison, path: string): string {
  return (locate(head, path) ?? locate(base, path))?.pointer ?? path
}

function compareOperation(
  comparison: Comparison,
  { pointer }: PlacedOperation,
  was: ReadonlyMap<string, Member>,
  is: ReadonlyMap<string, Member>,
): void {
  const { checker } = comparison.types
  const both = (name: string) => [was.get(name), is.get(name)] as const

  const [parameters, newParameters] = both('parameters').map((member) => inside(checker, member))
  for (const place of ['path', 'query', 'header', 'cookie']) {
    const [before, after] = [parameters!.get(place), newParameters!.get(place)]
    const placeOf = (name: string) => parameterPath(comparison, pointer, place, name)
    compareMembers(comparison, 'sent', inside(checker, before), inside(checker, after), placeOf)
  }

  const [body, newBody] = both('requestBody')
  const path = `${pointer}/requestBody`
  const change = presence('sent', body, newBody)
  if (change !== null) comparison.found.push({ direction: 'sent', path, ...change })
  compareContents(comparison, 'sent', path, body, newBody)

  const [answers, newAnswers] = both('responses').map((member) => inside(checker, member))
  for (const [status, answer] of newAnswers!) {
    const place = `${pointer}/responses/${status}`
    const before = answers!.get(status)
    compareContents(comparison, 'read', place, before, answer)
    const headers = [before, answer].map((one) => inside(checker, inside(checker, one).get('headers')))
    const placeOf = (name: string) => `${place}/headers/${escape(name)}`
    if (before !== undefined) compareMembers(comparison, 'read', headers[0]!, headers[1]!, placeOf)
    else if (isSuccess(status)) compareNewSuccess(comparison, place, [...answers!], answer)
  }
}

/** The bodies of the media types that are in both. */
function compareContents(
  comparison: Comparison,
  direction: Direction,
  path: string,
  was: Member | undefined,
  is: Member | undefined,
): void {
  const { checker } = comparison.types
  const [before, after] = [was, is].map((member) => inside(checker, inside(checker, member).get('content')))
  for (const [media, { type }] of after!) {
    const old = before!.get(media)
    if (old === undefined) continue
    compareTypes(comparison, direction, `${path}/content/${escape(media)}/schema`, old.type, type)
  }
}

/** A call that can succeed in one more way breaks those who read its answer, unless the body is one that they know. */
function compareNewSuccess(
  { types: { checker }, found }: Comparison,
  path: string,
  answers: readonly (readonly [string, Member])[],
  added: Member,
): void {
  const bodyOf = (answer: Member) =>
    [...inside(checker, inside(checker, answer).get('content')).values()][0]?.type
  const body = bodyOf(added)
  const known = answers.filter(([status]) => isSuccess(status)).map(([, answer]) => bodyOf(answer))
  const fits = known.some((one) =>
    one === undefined || body === undefined ? one === body : checker.isTypeAssignableTo(body, one),
  )
  const what = `is one more way to succeed, ${fits ? 'with a body that is known' : 'with another body'}`
  found.push({ direction: 'read', path, what, fits })
}

function isSuccess(status: string): boolean {
  return status.startsWith('2')
}

function inside(checker: ts.TypeChecker, member: Member | undefined): ReadonlyMap<string, Member> {
  return member === undefined ? new Map() : membersOf(checker, member.type)
}

function parameterPath({ base, head }: Comparison, pointer: string, place: string, name: string): string {
  const list = `${pointer}/parameters`
  for (const document of [head, base]) {
    const parameters = follow(document, list)?.value
    for (const index of Array.isArray(parameters) ? parameters.keys() : []) {
      const path = `${list}/${index}`
      const parameter = follow(document, path)?.value
      if (isObject(parameter) && parameter['in'] === place && parameter['name'] === name) return path
    }
  }
  return list
}
