import { startEmailRecovery, startSmsRecovery, type ArmorClient } from '@armor/auth-flows'
import { Form } from './form.tsx'
import { leadingTo, useNextView } from './use-next-view.ts'
import { signInView, type Go, type View } from './view.ts'

/** Lets the person choose between phone and e-mail, where both are there. */
export function ChannelForm({
  client,
  view: { username, options },
  go,
}: {
  client: ArmorClient
  view: Extract<View, { at: 'channel' }>
  go: Go
}) {
  const { maskedPhone, maskedEmail } = options
  const { pending, error, submit } = useNextView(go)

  const startBySms = () =>
    submit(async (call) =>
      leadingTo(await startSmsRecovery(client, { username }, call), (step) => ({
        at: 'otp',
        step,
        maskedPhone,
        news: null,
      })),
    )
  const startByEmail = () =>
    submit(async (call) =>
      leadingTo(await startEmailRecovery(client, { username }, call), (step) => ({
        at: 'link_sent',
        step,
        username,
        maskedEmail,
      })),
    )

  const addresses = { sms: ['Text message', maskedPhone], email: ['E-mail', maskedEmail] }
  return (
    <Form
      action="Send"
      during="Sending…"
      pending={pending}
      refusal={error}
      onSubmit={(textOf) => (textOf('channel') === 'sms' ? startBySms() : startByEmail())}
      others={
        <button type="button" className="button-quiet" onClick={() => go(signInView({ username }))}>
          Back to sign-in
        </button>
      }
    >
      <fieldset className="choices">
        <legend className="legend">How shall we reach you?</legend>
        {options.channels.map((channel) => (
          <label className="choice" key={channel}>
            <input
              type="radio"
              name="channel"
              value={channel}
              defaultChecked={channel === options.preference}
              required
            />
            <span>
              {addresses[channel][0]} <span className="quiet">to {addresses[channel][1]}</span>
            </span>
          </label>
        ))}
      </fieldset>
    </Form>
  )
}
