import { redeemRecovery, type ArmorClient } from '@armor/auth-flows'
import { callOff } from './call-off.ts'
import { Form } from './form.tsx'
import { leadingTo, useNextView } from './use-next-view.ts'
import type { Go, View } from './view.ts'

/** Goes on from a code that was right, where the call after it failed: the code itself is used up. */
export function VerifiedCard({
  client,
  view: { step, refusal },
  go,
}: {
  client: ArmorClient
  view: Extract<View, { at: 'verified' }>
  go: Go
}) {
  const { pending, error, submit } = useNextView(go)

  const redeem = () =>
    submit(async (call) =>
      leadingTo(await redeemRecovery(client, step, call), (next) => ({ at: 'new_password', step: next })),
    )

  return (
    <Form
      action="Try again"
      during="Trying…"
      pending={pending}
      refusal={pending ? null : (error ?? refusal)}
      onSubmit={redeem}
      others={
        <button
          type="button"
          className="button-quiet"
          onClick={() => submit(callOff(client, step))}
          aria-disabled={pending}
        >
          Cancel
        </button>
      }
    >
      <p>There is no need to enter it again. One more call, and you choose a new password.</p>
    </Form>
  )
}
