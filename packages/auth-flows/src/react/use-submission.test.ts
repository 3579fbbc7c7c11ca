// @vitest-environment happy-dom
import { Component, createElement, useState, type ReactNode } from 'react'
import { describe, expect, it } from 'vitest'
import { startSmsRecovery, submitOtp, type ArmorClient, type OtpRequired } from '../index.ts'
import { valueOf } from '../testing/real-server.ts'
import { screenWith, watchReact } from '../testing/screen.ts'
import { scriptedClient, type Scripts } from '../testing/scripted-client.ts'
import { useSubmission } from './use-submission.ts'

const reactSaid = watchReact()

const sent = () => ({ isValid: true, token: 'a token', message: 'Ok' })
const wrong = () => Response.json({ isValid: false, attemptsLeft: 4, message: 'no' }, { status: 400 })
/** An answer that never comes: it ends with the request. */
const none = (signal: AbortSignal) =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)))

async function atOtp(completeSmsRecovery: Scripts['completeSmsRecovery']) {
  const { client, calls } = scriptedClient({
    initiateSmsRecovery: sent,
    completeSmsRecovery: completeSmsRecovery!,
  })
  const step = valueOf(await startSmsRecovery(client, { username: 'ada@example.com' }))
  calls.length = 0
  const verified: string[] = []
  return {
    client,
    calls,
    step,
    verified,
    onVerified: ({ kind }: { kind: string }) => void verified.push(kind),
  }
}

interface FormProps {
  readonly client: ArmorClient
  readonly step: OtpRequired
  readonly onVerified: (step: { kind: string }) => void
}

function OtpForm({ client, step, onVerified }: FormProps) {
  const { pending, error, submit, cancel } = useSubmission(
    (otp: string, call) => submitOtp(client, step, otp, call),
    onVerified,
  )
  return createElement(
    'p',
    null,
    pending ? 'under way ' : '',
    error === null ? '' : `${error.code} `,
    createElement('button', { onClick: () => submit('12345678') }, 'Go on'),
    createElement('button', { onClick: cancel }, 'Cancel'),
  )
}

/** As one would write it without the hook. */
function NaiveOtpForm({ client, step, onVerified }: FormProps) {
  const [error, setError] = useState('')
  const press = async () => {
    const submitted = await submitOtp(client, step, '12345678')
    if (submitted.ok) onVerified(submitted.value)
    else setError(submitted.error.code)
  }
  return createElement('button', { onClick: () => void press() }, error === '' ? 'Go on' : error)
}

describe('useSubmission', () => {
  it('sends once, however often the button is pressed meanwhile', async () => {
    const { calls, verified, ...props } = await atOtp(sent)
    const screen = await screenWith(createElement(OtpForm, props))
    await screen.press('Go on', 2)
    expect(calls).toEqual(['completeSmsRecovery'])
    expect(verified).toEqual(['recovery_verified'])
    expect(screen.text()).toBe('Go onCancel')
    await screen.leave()
  })

  it('is needed for that: without it the second press shows an error to someone who has succeeded', async () => {
    const { verified, ...props } = await atOtp(sent)
    const screen = await screenWith(createElement(NaiveOtpForm, props))
    await screen.press('Go on', 2)
    expect(verified).toEqual(['recovery_verified'])
    expect(screen.text()).toBe('flow_consumed')
    await screen.leave()
  })

  it('shows why it failed, and takes the next try', async () => {
    let tries = 0
    const { calls, verified, ...props } = await atOtp(() => ((tries += 1) === 1 ? wrong() : sent()))
    const screen = await screenWith(createElement(OtpForm, props))
    await screen.press('Go on')
    expect(screen.text()).toContain('otp_incorrect')
    await screen.press('Go on')
    expect(screen.text()).toBe('Go onCancel')
    expect(verified).toEqual(['recovery_verified'])
    expect(calls).toHaveLength(2)
    await screen.leave()
  })

  it('aborts the request when the component goes away, and moves nobody by what came of it', async () => {
    let signal: AbortSignal | undefined
    const { verified, ...props } = await atOtp((given) => {
      signal = given
      return none(given)
    })
    const screen = await screenWith(createElement(OtpForm, props))
    await screen.press('Go on')
    expect(screen.text()).toContain('under way')
    expect(signal?.aborted).toBe(false)
    await screen.leave()
    expect(signal?.aborted).toBe(true)
    expect(verified).toEqual([])
  })

  it('cancels the request that is under way, and can send again', async () => {
    let tries = 0
    const { verified, ...props } = await atOtp((signal) => ((tries += 1) === 1 ? none(signal) : sent()))
    const screen = await screenWith(createElement(OtpForm, props))
    await screen.press('Go on')
    await screen.press('Cancel')
    // It was sent: the server may have redeemed the one-time password.
    expect(screen.text()).toContain('outcome_unknown')
    expect(screen.text()).not.toContain('under way')
    await screen.press('Go on')
    expect(screen.text()).toContain('flow_consumed')
    expect(verified).toEqual([])
    await screen.leave()
  })

  it('hands what a call throws, which is misuse, to the error boundary', async () => {
    const Misused = () => {
      const { submit } = useSubmission<void, never, never>(
        () => {
          throw new TypeError('expected a step')
        },
        () => undefined,
      )
      return createElement('button', { onClick: () => submit() }, 'Go on')
    }
    const screen = await screenWith(createElement(Boundary, null, createElement(Misused)))
    await screen.press('Go on')
    expect(screen.text()).toBe('fault: expected a step')
    // React tells the developer, too.
    expect(reactSaid().join('\n')).toContain('<Misused>')
    await screen.leave()
  })
})

class Boundary extends Component<{ children?: ReactNode }, { fault: Error | null }> {
  override state: { fault: Error | null } = { fault: null }
  static getDerivedStateFromError(fault: Error) {
    return { fault }
  }
  override render() {
    return this.state.fault === null ? this.props.children : `fault: ${this.state.fault.message}`
  }
}
