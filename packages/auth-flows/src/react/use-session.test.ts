// @vitest-environment happy-dom
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, describe, expect, it } from 'vitest'
import { createSession, login, type Session } from '../index.ts'
import { tabStore } from '../session-store.ts'
import { valueOf } from '../testing/real-server.ts'
import { hydrated, screenWith, watchReact } from '../testing/screen.ts'
import { scriptedClient, signIn } from '../testing/scripted-client.ts'
import { useSession } from './use-session.ts'

watchReact()

const sessions: Session[] = []
afterEach(() => {
  for (const session of sessions.splice(0)) session.dispose()
})

/** A session of Ada's, and what signs her in. */
function adasSession() {
  const { client } = scriptedClient(signIn)
  // A store of its own: the sessions of one page are one, unless their names differ.
  const session = createSession(client, { store: tabStore({ name: crypto.randomUUID() }) })
  sessions.push(session)
  const enter = async () =>
    session.adopt(valueOf(await login(client, { username: 'ada@example.com', password: 'p' })))
  return { session, enter }
}

function Greeting({ session, onRender }: { session: Session; onRender?: () => void }) {
  const state = useSession(session)
  onRender?.()
  return state.status === 'signed_out' ? `nobody: ${state.reason}` : `welcome, ${state.user.user.firstName}`
}

describe('useSession', () => {
  it('shows what the session is, and what it becomes', async () => {
    const { session, enter } = adasSession()
    const screen = await screenWith(createElement(Greeting, { session }))
    expect(screen.text()).toBe('nobody: never')
    await screen.does(enter)
    expect(screen.text()).toBe('welcome, Ada')
    await screen.does(() => session.signOut())
    expect(screen.text()).toBe('nobody: signed_out')
    await screen.leave()
  })

  it('renders once for each change, and not for what changes nothing', async () => {
    const { session, enter } = adasSession()
    let renders = 0
    const screen = await screenWith(createElement(Greeting, { session, onRender: () => (renders += 1) }), {
      strict: false,
    })
    expect(renders).toBe(1)
    await screen.does(enter)
    expect(renders).toBe(2)
    await screen.does(() => session.token())
    expect(renders).toBe(2)
    await screen.does(() => session.signOut())
    expect(renders).toBe(3)
    await screen.leave()
  })

  it('ends its subscription when the component goes away, also in StrictMode', async () => {
    const { session } = adasSession()
    let subscriptions = 0
    const counted: Session = {
      ...session,
      subscribe: (listener) => {
        const stop = session.subscribe(listener)
        subscriptions += 1
        return () => {
          subscriptions -= 1
          stop()
        }
      },
    }
    const screen = await screenWith(createElement(Greeting, { session: counted }))
    expect(subscriptions).toBe(1)
    await screen.leave()
    expect(subscriptions).toBe(0)
  })

  it('goes over to another session that it is given', async () => {
    const first = adasSession()
    const second = adasSession()
    const screen = await screenWith(createElement(Greeting, { session: first.session }))
    await screen.show(createElement(Greeting, { session: second.session }))
    await screen.does(first.enter)
    expect(screen.text()).toBe('nobody: never')
    await screen.does(second.enter)
    expect(screen.text()).toBe('welcome, Ada')
    await screen.leave()
  })

  it('is signed out where a server renders the page, and itself once the browser has taken over', async () => {
    const { session, enter } = adasSession()
    await enter()
    const page = createElement(Greeting, { session })
    const html = renderToString(page)
    expect(html).toBe('nobody: never')
    const screen = await hydrated(html, page)
    expect(screen.text()).toBe('welcome, Ada')
    await screen.leave()
  })
})
