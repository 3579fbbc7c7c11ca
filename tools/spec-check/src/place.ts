import { isObject, type Json, type SpecDocument } from '@armor/openapi-codegen/src/document.ts'

/** Writes one name as a part of a JSON pointer. */
export function escape(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}

/** The names that a pointer is made of. */
export function partsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** Whether a path leads into a schema. */
export function isInSchema(path: string): boolean {
  const parts = partsOf(path)
  return parts.includes('schema') || (parts[0] === 'components' && parts[1] === 'schemas')
}

/** A place in a document, and what stands there. */
export interface Place {
  readonly pointer: string
  readonly value: Json
}

/**
 * The place that a path leads to, through references on the way, such as `#/paths/~1me/get/responses/200/content/...`.
 * A reference that stands at its end is not followed. Null where the document has no such place.
 */
export function locate(document: SpecDocument, path: string): Place | null {
  let place: Place = { pointer: '#', value: document as unknown as Json }
  for (const name of partsOf(path)) {
    const here = throughReferences(document, place)
    if (here === null) return null
    const next = Array.isArray(here.value)
      ? here.value[Number(name)]
      : isObject(here.value)
        ? here.value[name]
        : undefined
    if (next === undefined) return null
    place = { pointer: `${here.pointer}/${escape(name)}`, value: next }
  }
  return place
}

/** The same, and where a reference stands at the end, what it names. */
export function follow(document: SpecDocument, path: string): Place | null {
  const place = locate(document, path)
  return place === null ? null : throughReferences(document, place)
}

function throughReferences(document: SpecDocument, place: Place): Place | null {
  if (!isObject(place.value) || typeof place.value['$ref'] !== 'string') return place
  return follow(document, place.value['$ref'])
}

/** Words of a schema that hold other schemas; in a name they say nothing. */
const containers = new Set(['properties', 'schema', 'content', 'application/json'])

/** The name by which people know a place: `TokenResponse.expires_in`, `GET /me`, `POST /reset answer 400`. */
export function subjectOf(pointer: string): string {
  const [section, first, second, ...rest] = partsOf(pointer)
  if (section === 'components' && second !== undefined) return inside(second, rest)
  if (section !== 'paths' || first === undefined) return partsOf(pointer).join('.') || 'the document'
  if (second === undefined) return first
  const operation = `${second.toUpperCase()} ${first}`
  const [part, name, ...deeper] = rest
  if (part === 'responses' && name !== undefined) return `${operation} answer ${inside(name, deeper)}`
  if (part === 'requestBody') return `${operation} ${inside('body', rest.slice(1))}`
  if (part === 'parameters' && name !== undefined) return `${operation} ${inside('parameter', rest.slice(1))}`
  return part === undefined ? operation : `${operation} ${inside(part, rest.slice(1))}`
}

function inside(name: string, parts: readonly string[]): string {
  const names = parts.filter((part) => !containers.has(part))
  return names.reduce(
    (subject, part) =>
      part === 'items'
        ? `${subject}[]`
        : part === 'additionalProperties'
          ? `${subject}{}`
          : `${subject}.${part}`,
    name,
  )
}
