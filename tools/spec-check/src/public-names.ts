import { isObject, type Json, type SpecDocument } from '@armor/openapi-codegen/src/document.ts'
import type { LocatedFinding } from './finding.ts'
import { escape } from './place.ts'
import { operationsOf } from './spec-operations.ts'

/**
 * What became of the names that people write into their code: operationIds, paths and components. A name that is gone
 * or stands for another call is a major step, a new one a minor step.
 */
export function comparePublicNames(base: SpecDocument, head: SpecDocument): LocatedFinding[] {
  return [...compareOperations(base, head), ...comparePaths(base, head), ...compareComponents(base, head)]
}

function compareOperations(base: SpecDocument, head: SpecDocument): LocatedFinding[] {
  const before = operationsOf(base)
  const after = operationsOf(head)
  const calls = new Map([...after.values()].map((one) => [one.call, one]))
  const gone = [...before.values()].flatMap(({ operationId, call, pointer }): LocatedFinding[] => {
    const who = `everyone who calls ${operationId}`
    const now = after.get(operationId)
    if (now?.call === call) return []
    if (now !== undefined) {
      const what = `${operationId} moved from ${call} to ${now.call}`
      return [{ pointer: now.pointer, what, who, bump: 'major', paths: [pointer, now.pointer] }]
    }
    const successor = calls.get(call)
    const became = successor === undefined ? 'was removed' : `is now called ${successor.operationId}`
    const place = successor === undefined ? pointer : `${pointer}/operationId`
    return [
      { pointer: place, what: `${operationId} (${call}) ${became}`, who, bump: 'major', paths: [place] },
    ]
  })
  const calledBefore = new Set([...before.values()].map(({ call }) => call))
  const added = [...after.values()]
    .filter(({ operationId, call }) => !before.has(operationId) && !calledBefore.has(call))
    .map(({ operationId, call, pointer }): LocatedFinding => {
      const what = `${operationId} (${call}) is new`
      return { pointer, what, who: 'callers that want it', bump: 'minor', paths: [pointer] }
    })
  return [...gone, ...added]
}

function comparePaths(base: SpecDocument, head: SpecDocument): LocatedFinding[] {
  const place = (path: string) => `#/paths/${escape(path)}`
  const gone = missing(base.paths, head.paths).map((path): LocatedFinding => {
    const who = 'everyone who calls it'
    return { pointer: place(path), what: `${path} was removed`, who, bump: 'major', paths: [place(path)] }
  })
  const added = missing(head.paths, base.paths).map((path): LocatedFinding => {
    const who = 'callers that want it'
    return { pointer: place(path), what: `${path} is new`, who, bump: 'minor', paths: [place(path)] }
  })
  return [...gone, ...added]
}

function compareComponents(base: SpecDocument, head: SpecDocument): LocatedFinding[] {
  const before: { [section: string]: Json } = base.components
  const after: { [section: string]: Json } = head.components
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((section) => {
    const place = (name: string) => `#/components/${section}/${escape(name)}`
    const added = missing(after[section], before[section])
    const gone = missing(before[section], after[section])
    return [
      ...gone.map((name): LocatedFinding => {
        const same = added.find((other) => isSame(at(before[section], name), at(after[section], other)))
        const what = `${name} ${same === undefined ? 'was removed' : `is now called ${same}`}`
        const who = 'everyone who uses the name'
        return { pointer: place(name), what, who, bump: 'major', paths: [place(name)] }
      }),
      ...added.map((name): LocatedFinding => {
        const who = 'everyone who wants the name'
        return { pointer: place(name), what: `${name} is new`, who, bump: 'minor', paths: [place(name)] }
      }),
    ]
  })
}

function missing(from: Json | object | undefined, to: Json | object | undefined): string[] {
  const known = new Set(Object.keys(to ?? {}))
  return Object.keys(from ?? {}).filter((name) => !known.has(name))
}

function at(section: Json | undefined, name: string): Json | undefined {
  return isObject(section) ? section[name] : undefined
}

function isSame(one: Json | undefined, other: Json | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
