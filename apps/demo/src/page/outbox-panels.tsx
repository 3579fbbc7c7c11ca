import { useState } from 'react'
import type { Persona } from '../demo-server/demo-server.ts'
import { linkIn, otpIn, type Message } from '../demo-server/message.ts'
import { Breakable } from './breakable.tsx'

/** The phone of the person at hand; without one, everybody's. */
export function PhonePanel({ person, messages }: { person: Persona | null; messages: readonly Message[] }) {
  const empty =
    person?.phone === null
      ? 'This person has no phone on file: recover by e-mail.'
      : 'No SMS yet. A one-time password arrives here when a password is recovered by phone.'
  return (
    <section className="card" aria-labelledby="phone-title">
      <div>
        <h2 id="phone-title">Phone</h2>
        <p className="small quiet">{person === null ? 'of everybody here' : (person.phone ?? 'none')}</p>
      </div>
      <MessageList
        messages={messages.filter(
          ({ channel, to }) => channel === 'sms' && (person === null || to === person.phone),
        )}
        ofEverybody={person === null}
        empty={empty}
      />
    </section>
  )
}

/** The inbox of the person at hand; without one, everybody's. */
export function InboxPanel({ person, messages }: { person: Persona | null; messages: readonly Message[] }) {
  return (
    <section className="card" aria-labelledby="inbox-title">
      <div>
        <h2 id="inbox-title">Inbox</h2>
        <p className="small quiet">
          {person === null ? 'of everybody here' : <Breakable text={person.username} />}
        </p>
      </div>
      <MessageList
        messages={messages.filter(
          ({ channel, to }) => channel === 'email' && (person === null || to === person.username),
        )}
        ofEverybody={person === null}
        empty="No mail yet. Recovery links arrive here, and word of every changed password."
      />
    </section>
  )
}

function MessageList({
  messages,
  ofEverybody,
  empty,
}: {
  messages: readonly Message[]
  ofEverybody: boolean
  empty: string
}) {
  return (
    <div aria-live="polite">
      {messages.length === 0 ? (
        <p className="empty">{empty}</p>
      ) : (
        <ul className="list">
          {messages
            .toReversed()
            .slice(0, shown)
            .map((message) => (
              <li key={message.id} className={`message message-${message.channel}`}>
                <p className="message-head">
                  {ofEverybody && (
                    <span>
                      <Breakable text={message.to} />
                    </span>
                  )}
                  <time dateTime={message.sentAt}>{timeOfDay.format(new Date(message.sentAt))}</time>
                </p>
                <MessageText message={message} />
              </li>
            ))}
        </ul>
      )}
    </div>
  )
}

function MessageText({ message }: { message: Message }) {
  const otp = otpIn(message)
  const link = linkIn(message)
  if (otp !== null) {
    const [before, after] = message.text.split(otp)
    return (
      <>
        <p>
          {before}
          <strong className="message-otp">{otp}</strong>
          {after}
        </p>
        <p>
          <CopyButton text={otp} />
        </p>
      </>
    )
  }
  if (link === null) return <p>{message.text}</p>
  const [before, after] = message.text.split(link)
  return (
    <p>
      {before}
      <a href={link}>Choose a new password</a>
      {after}
    </p>
  )
}

function CopyButton({ text }: { text: string }) {
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null)
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setOutcome('copied'),
      () => setOutcome('refused'),
    )
  }
  return (
    <button type="button" className="button-quiet" onClick={copy}>
      {outcome === null ? 'Copy the code' : copyOutcomes[outcome]}
    </button>
  )
}

// A browser may refuse its clipboard; the one-time password can still be selected.
const copyOutcomes = { copied: 'Copied', refused: 'Not allowed: select it' }
const shown = 4
const timeOfDay = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' })
