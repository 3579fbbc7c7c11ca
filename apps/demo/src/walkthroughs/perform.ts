import { createArmorClient, type ArmorEvent } from '@armor/auth-flows'
import { connectDemoServer, DemoServerError } from '../demo-server/demo-server.ts'
import { UnexpectedOutcome } from './expectation.ts'
import { setStage, type Incident } from './stage.ts'
import type { Scene, Walkthrough } from './walkthrough.ts'

/** What a performance tells, in the order in which it happens. Nothing of it holds a secret. */
export type PerformanceEvent =
  | { readonly kind: 'step'; readonly number: number; readonly title: string; readonly shows: string }
  | { readonly kind: 'call'; readonly event: ArmorEvent }
  | Incident
  | { readonly kind: 'scene'; readonly scene: Scene }

/** Why a step failed, in one line. */
export interface StepFailure {
  readonly step: number
  readonly message: string
}

/**
 * Performs a walkthrough against a demo server, step by step; gives the failure, or null when every step went well.
 * Every request goes through `fetch`.
 */
export async function perform(
  { steps }: Walkthrough,
  serverUrl: string,
  tell: (event: PerformanceEvent) => void,
  fetch = globalThis.fetch,
): Promise<StepFailure | null> {
  const client = createArmorClient({
    baseUrl: serverUrl,
    fetch,
    on: (event) => tell({ kind: 'call', event }),
  })
  const stage = setStage(client, connectDemoServer(serverUrl, fetch), tell)
  let scene: Scene | undefined
  for (const [index, { title, shows, run }] of steps.entries()) {
    const step = index + 1
    tell({ kind: 'step', number: step, title, shows })
    try {
      scene = await run(stage, scene as never)
    } catch (error) {
      if (!(error instanceof UnexpectedOutcome) && !(error instanceof DemoServerError)) throw error
      return { step, message: error.message }
    }
    // A scene carries more from step to step, the persona's password included; this is what may be shown of it.
    const { flow, refused } = scene
    tell({ kind: 'scene', scene: refused === undefined ? { flow } : { flow, refused } })
  }
  return null
}
