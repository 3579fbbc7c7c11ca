import type { SpecDocument } from '@armor/openapi-codegen/src/document.ts'
import type { LocatedFinding } from './finding.ts'
import { escape, isInSchema, partsOf, subjectOf } from './place.ts'
import type { ChangedPlace, RedoclyChange, RedoclyDiff } from './redocly-diff.ts'

/** What Redocly's diff finds, with the rules of spec/redocly.diff.yaml. */
export async function compareStructure(
  diff: RedoclyDiff,
  base: SpecDocument,
  head: SpecDocument,
): Promise<LocatedFinding[]> {
  return (await diff.compare(base, head)).flatMap(findingsOf)
}

function findingsOf(change: RedoclyChange): LocatedFinding[] {
  const pointer = (change.revision ?? change.base)?.pointer ?? change.path
  const keyword = change.property ?? ''
  // `deprecated` and the extensions are read as promises.
  if (keyword === 'deprecated' || keyword.startsWith('x-')) return []
  const paths = pathsOf(change)
  // An annotation: the server doesn't validate by it, and no type has it.
  const verdicts = keyword === 'format' ? [] : change.verdicts
  if (verdicts.length > 0) {
    return verdicts.map(({ impact, message }) => {
      return { pointer, what: message.replace(/\.$/, ''), who: whoNotices(change), bump: impact, paths }
    })
  }
  const owner =
    keyword !== '' && pointer.endsWith(`/${keyword}`) ? pointer.slice(0, -keyword.length - 1) : pointer
  const words = change.kind === 'added' ? 'is new' : change.kind === 'removed' ? 'was removed' : 'is another'
  const what = `${keyword === '' ? '' : `${keyword} of `}\`${subjectOf(owner)}\` ${words}`
  const bump = isGiven(change) ? 'minor' : 'patch'
  return [{ pointer, what, who: bump === 'minor' ? whoNotices(change) : readers, bump, paths }]
}

const readers = 'readers of the documentation'

/** What a change is about: the value of one keyword, the properties that `required` names differently, or all of it. */
function pathsOf({ path, property, base, revision }: RedoclyChange): string[] {
  if (property === undefined) return [path]
  if (property === 'key' && typeof base?.value === 'string') {
    return [path, `${path.slice(0, path.lastIndexOf('/'))}/${escape(base.value)}`]
  }
  const [before, after] = [namesIn(base), namesIn(revision)]
  const names = [
    ...before.filter((name) => !after.includes(name)),
    ...after.filter((name) => !before.includes(name)),
  ]
  if (property !== 'required' || names.length === 0) return [`${path}/${property}`]
  return names.map((name) => `${path}/properties/${escape(name)}`)
}

function namesIn(place: ChangedPlace | undefined): string[] {
  return Array.isArray(place?.value) ? place.value.map(String) : []
}

/** Whether it gives callers something that they did not have; inside a schema the types tell, save for its limits. */
function isGiven({ path, typeName, kind, property = '' }: RedoclyChange): boolean {
  if (typeName.startsWith('SecurityRequirement')) return true
  if (isInSchema(path)) return limits.has(property) && isSent(path)
  return kind === 'added'
}

/** Keywords that limit a value. A rule finds where callers are limited more; what is left lets them send more. */
const limits = new Set([
  'minLength',
  'maxLength',
  'pattern',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'additionalProperties',
])

function isSent(path: string): boolean {
  return partsOf(path).some((part) => part === 'requestBody' || part === 'parameters')
}

function whoNotices({ path, typeName }: RedoclyChange): string {
  if (typeName.startsWith('Security')) return 'callers, by the token that the call asks for'
  if (typeName.startsWith('Server')) return 'callers at that address'
  if (isSent(path)) return 'callers that send it'
  return partsOf(path).includes('responses') ? 'callers that read it' : 'everyone who calls it'
}
