import type { Bump } from './bump.ts'

/** One change of the spec that somebody may notice. */
export interface Finding {
  /** Where: a JSON pointer into the new document; into the old one for what was removed. */
  readonly pointer: string
  /** What changed, as a sentence without its full stop. */
  readonly what: string
  /** Who notices. */
  readonly who: string
  /** The version step that it asks for. */
  readonly bump: Exclude<Bump, 'none'>
}

/** A finding with every way through the document that leads to it. */
export interface LocatedFinding extends Finding {
  /** Ways from the root through each reference, as Redocly's diff gives them. */
  readonly paths: readonly string[]
}
