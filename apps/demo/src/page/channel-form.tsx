import { startEmailRecovery, startSmsRecovery, type ArmorClient } from '@armor/auth-flows'
import { textOf } from './form-text.ts'
import { Notice } from './notice.tsx'
import { adviceFor, type FlowError } from './refusal-advice.ts'
import { useSubmission } from './use-submission.ts'
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
  const { pending, refusal, submit } = useSubmission<FlowError>()

  const start = (channel: string) =>
    submit(async (call) => {
      if (channel === 'sms') {
        const started = await startSmsRecovery(client, { username }, call)
        if (!started.ok) return started.error
        go({ at: 'otp', step: started.value, maskedPhone: options.maskedPhone })
        return null
      }
      const sent = await startEmailRecovery(client, { username }, call)
      if (!sent.ok) return sent.error
      go({ at: 'link_sent', step: sent.value, username, maskedEmail: options.maskedEmail })
      return null
    })

  const addresses = { sms: ['Text message', options.maskedPhone], email: ['E-mail', options.maskedEmail] }
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        start(textOf(new FormData(event.currentTarget), 'channel'))
      }}
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
      <Notice advice={refusal && adviceFor(refusal)} tone="bad" />
      <div className="buttons">
        <button type="submit" className="button button-main" aria-disabled={pending}>
          {pending ? 'Sending…' : 'Send'}
        </button>
        <button type="button" className="button-quiet" onClick={() => go(signInView({ username }))}>
          Back to sign-in
        </button>
      </div>
    </form>
  )
}
