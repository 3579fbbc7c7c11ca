// @vitest-environment happy-dom
import { Activity, createElement, type FunctionComponent, type ReactNode } from 'react'
import { expect, it } from 'vitest'
import { fail, succeed, type Result } from '@armor/client'
import { screenWith, watchReact } from '../testing/screen.ts'
import { useSubmission } from './use-submission.ts'

watchReact()

// Its type takes its children among the props alone.
const Hideable = Activity as FunctionComponent<{ mode: 'visible' | 'hidden'; children?: ReactNode }>

it('sends again after the component was hidden while a request was under way', async () => {
  const signals: AbortSignal[] = []
  const Form = () => {
    const { pending, submit } = useSubmission<void, undefined, { code: 'cancelled' }>(
      (_, { signal }) => {
        signals.push(signal!)
        return signals.length === 1 ? aborted(signal!) : Promise.resolve(succeed(undefined))
      },
      () => undefined,
    )
    return createElement('button', { onClick: () => submit() }, pending ? 'under way' : 'Go on')
  }
  const at = (mode: 'visible' | 'hidden') => createElement(Hideable, { mode }, createElement(Form))

  const screen = await screenWith(at('visible'))
  await screen.press('Go on')
  await screen.show(at('hidden'))
  expect(signals.map(({ aborted: gone }) => gone)).toEqual([true])
  await screen.show(at('visible'))
  await screen.press('Go on')
  expect(screen.text()).toBe('Go on')
  expect(signals).toHaveLength(2)
  await screen.leave()
})

/** A request that ends when it is aborted. */
function aborted(signal: AbortSignal): Promise<Result<undefined, { code: 'cancelled' }>> {
  return new Promise((resolve) =>
    signal.addEventListener('abort', () => resolve(fail({ code: 'cancelled' as const }))),
  )
}
