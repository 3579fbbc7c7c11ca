import { cancelRecovery, redeemRecovery, type ArmorClient } from '@armor/auth-flows'
import { Notice } from './notice.tsx'
import { adviceFor, type FlowError } from './refusal-advice.ts'
import { useSubmission } from './use-submission.ts'
import { signInView, type Go, type View } from './view.ts'

/** Goes on from a code that was right, where the call after it failed: the code itself is used up. */
export function VerifiedCard({
  client,
  view: { step, refusal: earlier },
  go,
}: {
  client: ArmorClient
  view: Extract<View, { at: 'verified' }>
  go: Go
}) {
  const { pending, refusal, submit } = useSubmission<FlowError>()

  const redeem = () =>
    submit(async (call) => {
      const redeemed = await redeemRecovery(client, step, call)
      if (!redeemed.ok) return redeemed.error
      go({ at: 'new_password', step: redeemed.value })
      return null
    })

  const cancel = () =>
    submit(async (call) => {
      const cancelled = await cancelRecovery(client, step, call)
      if (!cancelled.ok) return cancelled.error
      const news = { happened: 'The recovery is called off.', next: 'Your password is as it was.' }
      go(signInView({ username: step.username ?? '', news }))
      return null
    })

  return (
    <div className="form">
      <p>There is no need to enter it again. One more call, and you choose a new password.</p>
      <Notice advice={pending ? null : adviceFor(refusal ?? earlier)} tone="bad" />
      <div className="buttons">
        <button type="button" className="button button-main" onClick={redeem} aria-disabled={pending}>
          {pending ? 'Trying…' : 'Try again'}
        </button>
        <button type="button" className="button-quiet" onClick={cancel} aria-disabled={pending}>
          Cancel
        </button>
      </div>
    </div>
  )
}
