import { Component, type ReactNode } from 'react'
import { Notice } from './notice.tsx'

/** Shows a fault of the page itself in its place, instead of nothing at all. React writes it to the console too. */
export class FaultBoundary extends Component<{ children: ReactNode }, { fault: Error | null }> {
  override state: { fault: Error | null } = { fault: null }

  static getDerivedStateFromError(fault: unknown) {
    return { fault: fault instanceof Error ? fault : new Error(String(fault)) }
  }

  override render() {
    const { fault } = this.state
    if (fault === null) return this.props.children
    const next = `Load the page again. If that does not help, tell the developers: ${fault.message}`
    return (
      <main className="page-head">
        <Notice advice={{ happened: 'Something on this page broke.', next }} tone="bad" />
      </main>
    )
  }
}
