import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page } from './page.ts'
import { readReference } from './reference.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'error-reference-'))
})
afterEach(() => rmSync(root, { recursive: true }))

const client = `
/** Why. - \`lost\`: nobody knows. - \`late\`: 408; too slow. */
export type ArmorErrorCode = 'late' | 'lost'
/** Whether it came. \`sent\`: it left. */
export type Delivery = 'sent'
`

/** Two packages with these sources. */
function sources(flows: string, clientSource = client): string {
  const result = 'type Result<V, E> = { ok: true; value: V } | { ok: false; error: E }\n'
  const files = {
    'packages/auth-flows/src/index.ts': "export * from './flows.ts'\n",
    'packages/auth-flows/src/flows.ts': result + flows,
    'packages/client/src/index.ts': clientSource,
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

const flows = `
interface Failure<Code> { readonly code: Code; readonly message: string }
/** It is busy: wait. */
export type Busy = Failure<'busy'>
/** Nobody knows: look. */
export type Unknown = Failure<'unknown'>
export type Passing = Busy | Unknown
export type StepFailure<Step> = (Busy & { readonly next: Step }) | Unknown
/** Wrong, in general. */
export type EnterError =
  | StepFailure<string>
  /** It is wrong: ask again. */
  | { readonly code: 'wrong'; readonly next: string }
/** A snapshot is no good. */
export interface Refused {
  /** \`damaged\`: it was changed. \`expired\`: too late. */
  readonly code: 'damaged' | 'expired'
}
export interface Session {
  useAccount(id: number): Promise<Result<string, Busy>>
  token(): Promise<string>
}
export declare function enter(otp: string): Promise<Result<string, EnterError>>
export declare function whole(): Promise<Result<string, Passing | Exclude<EnterError, { code: 'wrong' }>>>
export declare function load(text: string): Result<string, Refused>
export declare function fail<E>(error: E): Result<never, E>
`

describe('the errors of a function', () => {
  const failuresOf = (name: string) =>
    readReference(sources(flows)).fallible.find((candidate) => candidate.name === name)?.failures

  test('are those of its error type, each with the comment that stands on it', () => {
    expect(failuresOf('enter')).toEqual([
      { code: 'busy', meaning: 'It is busy: wait.', next: 'always' },
      { code: 'unknown', meaning: 'Nobody knows: look.', next: 'never' },
      { code: 'wrong', meaning: 'It is wrong: ask again.', next: 'always' },
    ])
  })

  test('bring the step to go on from sometimes, where one of two ways to fail does', () => {
    expect(failuresOf('whole')).toEqual([
      { code: 'busy', meaning: 'It is busy: wait.', next: 'sometimes' },
      { code: 'unknown', meaning: 'Nobody knows: look.', next: 'never' },
    ])
  })

  test('are told apart by the comment on `code` where one type has several', () => {
    expect(failuresOf('load')).toEqual([
      { code: 'damaged', meaning: 'It was changed.', next: 'never' },
      { code: 'expired', meaning: 'Too late.', next: 'never' },
    ])
  })

  test('are read of methods, too; what gives no result of its own has none', () => {
    expect(
      readReference(sources(flows))
        .fallible.map(({ name }) => name)
        .toSorted(),
    ).toEqual(['enter', 'load', 'session.useAccount', 'whole'])
  })

  test('must have a comment, or nothing is derived', () => {
    const silent = "export declare function go(): Result<1, { readonly code: 'silent' }>\n"
    expect(() => readReference(sources(silent))).toThrow(/expected a comment on the error `silent`/)
  })
})

describe('the codes of a call', () => {
  test('are explained by the comment on their union, in its order', () => {
    expect(readReference(sources(flows)).codes).toEqual([
      { value: 'lost', meaning: 'Nobody knows.' },
      { value: 'late', meaning: '408; too slow.' },
    ])
  })

  test('must all be explained', () => {
    const silent = client.replace("'late' | 'lost'", "'late' | 'lost' | 'new'")
    expect(() => readReference(sources(flows, silent))).toThrow(/explain `new`/)
  })
})

test('the page has a row for each code, and for each function what it can give', () => {
  const text = page(readReference(sources(flows)))
  expect(text).toContain('| `wrong` | It is wrong: ask again. | `enter` |')
  expect(text).toContain('| `enter` | `busy`, `wrong` |  | `unknown` |')
  expect(text).toContain('| `late` | 408; too slow. |')
})
