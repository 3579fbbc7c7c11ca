import { withEvent, type Exchange } from '../exchange/exchange.ts'
import type { PerformanceEvent, StepFailure } from '../walkthroughs/perform.ts'
import type { Incident } from '../walkthroughs/stage.ts'
import type { Scene, Walkthrough } from '../walkthroughs/walkthrough.ts'

/** One step of a performance, written down. */
export interface RecordedStep {
  readonly number: number
  readonly title: string
  readonly shows: string
  readonly exchanges: readonly Exchange[]
  readonly incidents: readonly Incident[]
  /** What the flow held afterwards; null where the step failed. */
  readonly scene: Scene | null
}

/** A whole performance, as `--json` prints it. */
export interface PerformanceRecord {
  readonly walkthrough: string
  readonly title: string
  readonly steps: readonly RecordedStep[]
  readonly failure: StepFailure | null
}

/** Writes a performance down as it happens. */
export function createRecorder({ name, title }: Walkthrough) {
  let steps: readonly RecordedStep[] = []
  const amend = (change: (step: RecordedStep) => RecordedStep) => {
    steps = [...steps.slice(0, -1), change(steps.at(-1)!)]
  }
  return {
    event(event: PerformanceEvent): void {
      switch (event.kind) {
        case 'step': {
          const { number, title: stepTitle, shows } = event
          steps = [...steps, { number, title: stepTitle, shows, exchanges: [], incidents: [], scene: null }]
          return
        }
        case 'call':
          amend((step) => ({ ...step, exchanges: withEvent(step.exchanges, event.event) }))
          return
        case 'message':
        case 'time':
          amend((step) => ({ ...step, incidents: [...step.incidents, event] }))
          return
        case 'scene':
          amend((step) => ({ ...step, scene: event.scene }))
      }
    },
    record: (failure: StepFailure | null): PerformanceRecord => ({
      walkthrough: name,
      title,
      steps,
      failure,
    }),
  }
}
