import type { Stage } from './stage.ts'

/** Where a flow stands after a step: the flow's own object, and the refusal where the step shows one. */
export interface Scene {
  /** What the flow holds now. It prints no secret. */
  readonly flow: { readonly kind: string }
  readonly refused?: Refusal
}

/** A refusal of a flow: a stable code, and a sentence. */
export interface Refusal {
  readonly code: string
  readonly message: string
}

/** One step: what the person does, what it shows, and the call of auth-flows that does it. */
export interface Step {
  readonly title: string
  readonly shows: string
  readonly run: (stage: Stage, before: never) => Promise<Scene>
}

/** A flow told step by step. It is data: the terminal, the page and the tests perform the same one. */
export interface Walkthrough {
  readonly name: string
  readonly title: string
  /** One sentence on what it shows. */
  readonly shows: string
  readonly steps: readonly Step[]
}

/** A walkthrough that is being written; each step is typed by the scene that the step before it leaves. */
export interface Script<Before> extends Walkthrough {
  step<After extends Scene>(step: {
    readonly title: string
    readonly shows: string
    readonly run: (stage: Stage, before: Before) => Promise<After>
  }): Script<After>
}

/**
 * Begins a walkthrough.
 *
 * @example
 * ```ts
 * const hello = walkthrough({ name: 'hello', title: 'Hello', shows: 'A sign-in.' })
 *   .step({ title: 'Robin signs in', shows: 'Three calls.', run: async ({ client }) => ({ flow: ... }) })
 * ```
 */
export function walkthrough(head: Pick<Walkthrough, 'name' | 'title' | 'shows'>): Script<undefined> {
  const script = <Before>(steps: readonly Step[]): Script<Before> => ({
    ...head,
    steps,
    step: (next) => script([...steps, next]),
  })
  return script([])
}
