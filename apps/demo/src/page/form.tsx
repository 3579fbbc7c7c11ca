import type { ReactNode } from 'react'
import { Notice } from './notice.tsx'
import { adviceFor, type FlowError } from './refusal-advice.ts'

/** A form: what is asked for, what came of it last, and the button that sends it, with others beside it. */
export function Form({
  action,
  during,
  pending,
  refusal,
  onSubmit,
  others,
  children,
}: {
  /** What the button says, and what it says while the request is under way. */
  action: string
  during: string
  pending: boolean
  refusal: FlowError | null
  /** Gets what was typed, by the name of its field. */
  onSubmit: (textOf: (field: string) => string) => void
  others: ReactNode
  children: ReactNode
}) {
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        const typed = new FormData(event.currentTarget)
        onSubmit((field) => textIn(typed, field))
      }}
    >
      {children}
      <Notice advice={refusal && adviceFor(refusal)} tone="bad" />
      <div className="buttons">
        <button type="submit" className="button button-main" aria-disabled={pending}>
          {pending ? during : action}
        </button>
        {others}
      </div>
    </form>
  )
}

function textIn(typed: FormData, field: string): string {
  const value = typed.get(field)
  if (typeof value === 'string') return value
  throw new TypeError(`the form has no text field "${field}"`)
}
