import type { SpecDocument } from '@armor/openapi-codegen/src/document.ts'
import { applyPatch, type Operation } from 'rfc6902'
import type { Bump } from '../bump.ts'

/** A change of the real spec, and what it asks of the packages in the eyes of those who use them. */
export interface Mutation {
  readonly name: string
  readonly edits: readonly Operation[]
  /** A component that is renamed: every reference to it follows. */
  readonly renamed?: readonly [from: string, to: string]
  /** The steps of @armor/spec, @armor/client and @armor/auth-flows. */
  readonly verdict: readonly [spec: Bump, client: Bump, flows: Bump]
}

/** Adds a value, or puts another in its place. */
export const set = (path: string, value: unknown): Operation => ({ op: 'add', path, value })
/** Takes a value out. */
export const cut = (path: string): Operation => ({ op: 'remove', path })
/** Moves a value: with another last name, a renaming. */
export const move = (from: string, path: string): Operation => ({ op: 'move', from, path })

/** The document with the change; fails where a mutation speaks of a place that the spec has not. */
export function mutate(document: SpecDocument, { name, edits, renamed }: Mutation): SpecDocument {
  const copy = structuredClone(document)
  const failed = applyPatch(copy, [...edits]).find((error) => error !== null)
  if (failed) throw new Error(`${name}: expected its edits to fit spec/openapi.yaml, got: ${failed.message}`)
  if (renamed === undefined) return copy
  const [from, to] = renamed.map((pointer) => JSON.stringify(`#/components/${pointer}`))
  return JSON.parse(JSON.stringify(copy).replaceAll(from!, to!)) as SpecDocument
}
