import { isObject, type Json, type SpecDocument } from '@armor/openapi-codegen/src/document.ts'
import type { Bump } from './bump.ts'
import type { LocatedFinding } from './finding.ts'
import { escape, locate, subjectOf } from './place.ts'

type Step = Exclude<Bump, 'none'>

interface Promised {
  readonly bump: (before: Json | undefined, after: Json | undefined) => Step
  readonly who: string
}

/** What x-retry lets a caller do, from nothing to everything. */
const retryRules: readonly (Json | undefined)[] = ['never', 'before-acting', 'grace', 'safe']

/**
 * What the keywords promise that no type holds. A promise that is taken back is a major step, one that is given a minor
 * one. Extensions that are not listed explain, and promise nothing.
 */
const promises: { readonly [keyword: string]: Promised } = {
  deprecated: {
    bump: (_, after) => (after === true ? 'minor' : 'patch'),
    who: 'everyone who uses it, by a line through it in the editor',
  },
  'x-retry': {
    bump: (before, after) => (retryRules.indexOf(after) < retryRules.indexOf(before) ? 'major' : 'minor'),
    who: 'callers that repeat the call, and those that let the client repeat it',
  },
  'x-secret': {
    bump: (_, after) => (after === true ? 'minor' : 'major'),
    who: 'everyone who logs what the client tells: a secret is masked, another value is not',
  },
  'x-lifetime-seconds': {
    bump: (before, after) => (Number(after ?? 0) < Number(before ?? 0) ? 'major' : 'minor'),
    who: 'everyone who lets people take their time',
  },
  'x-products': {
    bump: (before, after) =>
      list(before).every((product) => list(after).includes(product)) ? 'minor' : 'major',
    who: 'users of the product',
  },
  'x-names-ignore-case': {
    bump: (_, after) => (after === true ? 'minor' : 'major'),
    who: 'callers that spell the names in another letter case',
  },
  'x-open-enum': {
    bump: (_, after) => (after === true ? 'major' : 'minor'),
    who: 'callers that read it and list all values',
  },
}

/** Compares what `deprecated` and the extensions say, wherever they stand in both documents. */
export function comparePromises(base: SpecDocument, head: SpecDocument): LocatedFinding[] {
  const before = said(base)
  const after = said(head)
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((pointer): LocatedFinding[] => {
    const [was, is] = [before.get(pointer), after.get(pointer)]
    const owner = pointer.slice(0, pointer.lastIndexOf('/'))
    const keyword = pointer.slice(owner.length + 1)
    // What is new or gone as a whole is told as that.
    const stands = locate(base, owner) !== null && locate(head, owner) !== null
    if (!stands || JSON.stringify(was) === JSON.stringify(is)) return []
    const { bump, who } = promises[keyword] ?? {
      bump: () => 'patch' as const,
      who: 'readers of the documentation',
    }
    const what = `${keyword} of \`${subjectOf(owner)}\` is ${words(is)}, was ${words(was)}`
    return [{ pointer: is === undefined ? owner : pointer, what, who, bump: bump(was, is), paths: [pointer] }]
  })
}

/** Every `deprecated` and every extension of a document, by its pointer. */
function said(document: SpecDocument): Map<string, Json> {
  const found = new Map<string, Json>()
  const walk = (value: Json, pointer: string): void => {
    if (Array.isArray(value)) return value.forEach((item, index) => walk(item, `${pointer}/${index}`))
    if (!isObject(value)) return
    for (const [name, part] of Object.entries(value)) {
      const place = `${pointer}/${escape(name)}`
      // Below `properties` and the like stand names that somebody chose, which may look like a keyword.
      const isKeyword = name.startsWith('x-') || (name === 'deprecated' && typeof part === 'boolean')
      if (isKeyword) found.set(place, part)
      else walk(part, place)
    }
  }
  walk(document as unknown as Json, '#')
  return found
}

function list(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : []
}

function words(value: Json | undefined): string {
  return value === undefined ? 'absent' : JSON.stringify(value)
}
