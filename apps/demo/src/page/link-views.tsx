import { openRecoveryLink, redeemRecovery, type ArmorClient } from '@armor/auth-flows'
import { Form } from './form.tsx'
import { leadingTo, useNextView } from './use-next-view.ts'
import { signInView, type Go, type View } from './view.ts'

/** Tells where the link went. */
export function LinkSentCard({
  view: { maskedEmail },
  go,
}: {
  view: Extract<View, { at: 'link_sent' }>
  go: Go
}) {
  return (
    <>
      <p>
        If there is such an account, a link is on its way to {maskedEmail}. Open it on any device; it works
        once, and not for long.
      </p>
      <div className="buttons">
        <button type="button" className="button" onClick={() => go(signInView())}>
          Back to sign-in
        </button>
      </div>
    </>
  )
}

/**
 * Asks before the link is redeemed: it works once, and a mail scanner that opens pages must not use it up.
 */
export function LinkOpenedCard({
  client,
  view: { link },
  go,
}: {
  client: ArmorClient
  view: Extract<View, { at: 'link_opened' }>
  go: Go
}) {
  const { pending, error, submit } = useNextView(go)

  const redeem = () =>
    submit(async (call) => {
      const opened = openRecoveryLink(link, { origin: location.origin })
      if (!opened.ok) return opened
      return leadingTo(await redeemRecovery(client, opened.value, call), (step) => ({
        at: 'new_password',
        step,
      }))
    })

  return (
    <Form
      action="Choose a new password"
      during="Checking…"
      pending={pending}
      refusal={error}
      onSubmit={redeem}
      others={
        <button type="button" className="button-quiet" onClick={() => go(signInView())}>
          Back to sign-in
        </button>
      }
    >
      <p>You opened a link from a mail of ours. Go on to choose a new password.</p>
    </Form>
  )
}
