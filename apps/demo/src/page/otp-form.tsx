import { redeemRecovery, resendOtp, submitOtp, type ArmorClient } from '@armor/auth-flows'
import smsCompletionRequest from '@armor/spec/schemas/SmsCompletionRequest.json' with { type: 'json' }
import { useEffect, useRef } from 'react'
import { callOff } from './call-off.ts'
import { Field } from './field.tsx'
import { limitsOf } from './form-limits.ts'
import { Form } from './form.tsx'
import { Notice } from './notice.tsx'
import { leadingTo, useNextView } from './use-next-view.ts'
import type { Go, View } from './view.ts'

/** Takes the one-time password; a wrong one gives the step back, and another one can be sent. */
export function OtpForm({
  client,
  view: { step, maskedPhone, news },
  go,
}: {
  client: ArmorClient
  view: Extract<View, { at: 'otp' }>
  go: Go
}) {
  const { pending, error, submit } = useNextView(go)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (error !== null) input.current?.select()
  }, [error])

  const redeem = (otp: string) =>
    submit(async (call) => {
      const verified = await submitOtp(client, step, otp, call)
      if (!verified.ok) return verified
      const redeemed = await redeemRecovery(client, verified.value, call)
      // The one-time password is used up, but what it gave is not: the view keeps it.
      if (!redeemed.ok && 'next' in redeemed.error) {
        const { error: refusal } = redeemed
        return { ok: true, value: { at: 'verified', step: redeemed.error.next, refusal } }
      }
      return leadingTo(redeemed, (next) => ({ at: 'new_password', step: next }))
    })

  const resend = () =>
    submit(async (call) =>
      leadingTo(await resendOtp(client, step, call), (next) => ({
        at: 'otp',
        step: next,
        maskedPhone,
        news: { happened: 'Another code is on its way.', next: 'The one before no longer works.' },
      })),
    )

  return (
    <Form
      action="Continue"
      during="Checking…"
      pending={pending}
      refusal={error}
      onSubmit={(textOf) => redeem(textOf('otp'))}
      others={
        <>
          <button type="button" className="button-quiet" onClick={resend} aria-disabled={pending}>
            Send another code
          </button>
          <button
            type="button"
            className="button-quiet"
            onClick={() => submit(callOff(client, step))}
            aria-disabled={pending}
          >
            Cancel
          </button>
        </>
      }
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
      <Notice advice={pending || error !== null ? null : news} tone="good" />
    </Form>
  )
}
