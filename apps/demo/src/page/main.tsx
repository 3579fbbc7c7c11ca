import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { connectArmor } from './armor.ts'
import { FaultBoundary } from './fault-boundary.tsx'
import './page.css'
import { Page } from './page.tsx'
import { takeRecoveryLink } from './recovery-link.ts'
import { signInView } from './view.ts'

const armor = connectArmor(new URL('/api', location.href).href)
const firstView = takeRecoveryLink() ?? signInView()

createRoot(document.getElementById('page')!).render(
  <StrictMode>
    <FaultBoundary>
      <Page armor={armor} firstView={firstView} />
    </FaultBoundary>
  </StrictMode>,
)
