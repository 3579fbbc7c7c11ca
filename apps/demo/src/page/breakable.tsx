import { Fragment } from 'react'

/** A path or an address: one that is too long for its line breaks before a slash or before the @. */
export function Breakable({ text }: { text: string }) {
  return text.split(/(?=[/@])/).map((part, index) => (
    <Fragment key={index}>
      <wbr />
      {part}
    </Fragment>
  ))
}
