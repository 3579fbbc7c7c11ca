import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { connectArmor } from './armor.ts'
import { FaultBoundary } from './fault-boundary.tsx'
import './page.css'
import { Page } from './page.tsx'
import { takeRecoveryLink } from './recovery-link.ts'
import { signInView, viewAfter } from './view.ts'

const armor = connectArmor(new URL('/api', location.href).href)
// Taken at once: the address bar holds it no longer than it must.
const opened = takeRecoveryLink()
// Another tab may have a session to hand over: waiting for it, the page does not begin with a sign-in form that vanishes.
await armor.session.ready()
const firstView = viewAfter(opened ?? signInView(), armor.session.state())

createRoot(document.getElementById('page')!).render(
  <StrictMode>
    <FaultBoundary>
      <Page armor={armor} firstView={firstView} />
    </FaultBoundary>
  </StrictMode>,
)
