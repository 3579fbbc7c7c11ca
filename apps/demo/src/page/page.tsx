import { useEffect, useState } from 'react'
import { App } from './app.tsx'
import type { Armor } from './armor.ts'
import { ExchangePanel } from './exchange-panel.tsx'
import { Notice } from './notice.tsx'
import { useObservable } from './observable.ts'
import { InboxPanel, PhonePanel } from './outbox-panels.tsx'
import { PeoplePanel } from './people-panel.tsx'
import { takeRecoveryLink } from './recovery-link.ts'
import shield from './shield.svg'
import { signInView, usernameOf, viewAfter, type View } from './view.ts'

/** The whole page: the app, the person's phone and inbox, and what went over the wire. */
export function Page({ armor, firstView }: { armor: Armor; firstView: View }) {
  const [view, setView] = useState(firstView)
  const exchanges = useObservable(armor.exchanges)
  const messages = useObservable(armor.messages)
  const users = useObservable(armor.users)
  const newcomers = useObservable(armor.newcomers)
  const trouble = useObservable(armor.trouble)

  const go = (next: View) => setView(viewAfter(next, armor.session.state()))

  useEffect(() => {
    const open = () => {
      const opened = takeRecoveryLink()
      if (opened !== null) setView(opened)
    }
    addEventListener('hashchange', open)
    return () => removeEventListener('hashchange', open)
  }, [])

  useEffect(() => {
    const { session } = armor
    return session.subscribe(() => setView((current) => viewAfter(current, session.state())))
  }, [armor])

  const name = usernameOf(view)
  const person = [...newcomers, ...users].find(({ username }) => username === name) ?? null

  const meet = async () => {
    const persona = await armor.meet()
    if (persona === null) return
    go(signInView({ username: persona.username, password: persona.password }))
  }

  return (
    <>
      <header className="page-head">
        <img src={shield} alt="" />
        <h1>Armor sign-in</h1>
        <p>The Authentication API at work: the app, the person’s phone and inbox, and every call.</p>
      </header>
      <main className="page-body">
        <div className="column">
          <Notice advice={trouble} tone="bad" />
          <App armor={armor} view={view} go={go} />
          {view.at === 'sign_in' && (
            <PeoplePanel
              users={users}
              newcomers={newcomers}
              onMeet={() => void meet()}
              onChoose={({ username, password }) => go(signInView({ username, password: password ?? '' }))}
            />
          )}
        </div>
        <div className="column">
          <PhonePanel person={person} messages={messages} />
          <InboxPanel person={person} messages={messages} />
        </div>
        <div className="column column-exchanges">
          <ExchangePanel exchanges={exchanges} onClear={() => armor.exchanges.set([])} />
        </div>
      </main>
    </>
  )
}
