import { useEffect, useRef } from 'react'
import type { Armor } from './armor.ts'
import { ChannelForm } from './channel-form.tsx'
import { ForgottenForm } from './forgotten-form.tsx'
import { LinkOpenedCard, LinkSentCard } from './link-views.tsx'
import { NewPasswordForm } from './new-password-form.tsx'
import { OtpForm } from './otp-form.tsx'
import { SignInForm } from './sign-in-form.tsx'
import { SignedInCard } from './signed-in-card.tsx'
import { VerifiedCard } from './verified-card.tsx'
import type { Go, View } from './view.ts'

const titles: { readonly [At in View['at']]: string } = {
  sign_in: 'Sign in',
  signed_in: 'You are signed in',
  forgotten: 'Forgot your password?',
  channel: 'Recover your password',
  otp: 'Enter the code',
  link_sent: 'Look into your inbox',
  link_opened: 'Your recovery link',
  verified: 'Your code is right',
  new_password: 'Choose a new password',
}

/** The app as its user sees it: one card, whose content follows the flow. */
export function App(props: { armor: Armor; view: View; go: Go }) {
  const { at } = props.view
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = useRef(at)
  useEffect(() => {
    // A new view is read from its title on; the first one leaves the focus where the browser put it.
    if (shown.current !== at) heading.current?.focus()
    shown.current = at
  }, [at])

  return (
    <section className="card card-main" aria-labelledby="app-title">
      <h2 id="app-title" ref={heading} tabIndex={-1}>
        {titles[at]}
      </h2>
      <Content {...props} />
    </section>
  )
}

function Content({ armor, view, go }: { armor: Armor; view: View; go: Go }) {
  const { client } = armor
  switch (view.at) {
    case 'sign_in':
      return (
        <SignInForm
          // Filled in anew when somebody else is chosen.
          key={JSON.stringify([view.username, view.password])}
          client={client}
          view={view}
          // The page moves on when the session says so.
          onSignedIn={armor.adopt}
          onForgotten={(username) => go({ at: 'forgotten', username })}
        />
      )
    case 'signed_in':
      return <SignedInCard armor={armor} />
    case 'forgotten':
      return <ForgottenForm client={client} username={view.username} go={go} />
    case 'channel':
      return <ChannelForm client={client} view={view} go={go} />
    case 'otp':
      return <OtpForm client={client} view={view} go={go} />
    case 'link_sent':
      return <LinkSentCard view={view} go={go} />
    case 'link_opened':
      return <LinkOpenedCard client={client} view={view} go={go} />
    case 'verified':
      return <VerifiedCard client={client} view={view} go={go} />
    case 'new_password':
      return <NewPasswordForm armor={armor} view={view} go={go} />
  }
}
