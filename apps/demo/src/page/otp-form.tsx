import { cancelRecovery, redeemRecovery, resendOtp, submitOtp, type ArmorClient } from '@armor/auth-flows'
import smsCompletionRequest from '@armor/spec/schemas/SmsCompletionRequest.json' with { type: 'json' }
import { useRef, useState } from 'react'
import { Field } from './field.tsx'
import { limitsOf } from './form-limits.ts'
import { textOf } from './form-text.ts'
import { Notice, type Advice } from './notice.tsx'
import { adviceFor, type FlowError } from './refusal-advice.ts'
import { useSubmission } from './use-submission.ts'
import { signInView, type Go, type View } from './view.ts'

/** Takes the one-time password; a wrong one gives the step back, and another one can be sent. */
export function OtpForm({
  client,
  view: { step, maskedPhone },
  go,
}: {
  client: ArmorClient
  view: Extract<View, { at: 'otp' }>
  go: Go
}) {
  const { pending, refusal, submit } = useSubmission<FlowError>()
  const [news, setNews] = useState<Advice | null>(null)
  const input = useRef<HTMLInputElement>(null)

  const redeem = (otp: string) =>
    submit(async (call) => {
      setNews(null)
      const verified = await submitOtp(client, step, otp, call)
      if (!verified.ok) {
        input.current?.select()
        return verified.error
      }
      const redeemed = await redeemRecovery(client, verified.value, call)
      if (!redeemed.ok) {
        // The one-time password is used up, but what it gave is not: the view keeps it.
        if ('next' in redeemed.error) {
          go({ at: 'verified', step: redeemed.error.next, refusal: redeemed.error })
        }
        return redeemed.error
      }
      go({ at: 'new_password', step: redeemed.value })
      return null
    })

  const resend = () =>
    submit(async (call) => {
      const sent = await resendOtp(client, step, call)
      if (!sent.ok) return sent.error
      go({ at: 'otp', step: sent.value, maskedPhone })
      setNews({ happened: 'Another code is on its way.', next: 'The one before no longer works.' })
      return null
    })

  const cancel = () =>
    submit(async (call) => {
      const cancelled = await cancelRecovery(client, step, call)
      if (!cancelled.ok) return cancelled.error
      go(
        signInView({
          username: step.username,
          news: { happened: 'The recovery is called off.', next: 'Your password is as it was.' },
        }),
      )
      return null
    })

  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        redeem(textOf(new FormData(event.currentTarget), 'otp'))
      }}
    >
      <p>
        If {step.username} has an account with a phone, a code is on its way
        {maskedPhone === null ? '' : ` to ${maskedPhone}`}.
      </p>
      <Field
        ref={input}
        label="Code from the text message"
        name="otp"
        type="text"
        inputMode="numeric"
        autoComplete="one-time-code"
        {...limitsOf(smsCompletionRequest, 'otp')}
      />
      <Notice advice={news} tone="good" />
      <Notice advice={refusal && adviceFor(refusal)} tone="bad" />
      <div className="buttons">
        <button type="submit" className="button button-main" aria-disabled={pending}>
          {pending ? 'Checking…' : 'Continue'}
        </button>
        <button type="button" className="button-quiet" onClick={resend} aria-disabled={pending}>
          Send another code
        </button>
        <button type="button" className="button-quiet" onClick={cancel} aria-disabled={pending}>
          Cancel
        </button>
      </div>
    </form>
  )
}
