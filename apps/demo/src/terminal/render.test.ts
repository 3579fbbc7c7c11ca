import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import type { PerformanceEvent } from '../walkthroughs/perform.ts'
import { createRenderer, type Look } from './render.ts'

const about = { operation: 'authorize', attempt: 1 } as const
const signedOut = { kind: 'signed_out', reason: 'never' }
const events: readonly PerformanceEvent[] = [
  { kind: 'step', number: 1, title: 'Robin mistypes the password', shows: 'One refusal for everybody.' },
  {
    kind: 'call',
    event: { ...about, type: 'request', method: 'POST', path: '/auth/authorize', input: { password: '***' } },
  },
  {
    kind: 'call',
    event: { ...about, type: 'answer', status: 401, answer: { error: 'unauthorized' }, elapsedMs: 7.4 },
  },
  { kind: 'message', channel: 'sms', to: '+1555', text: '*** is your code.' },
  { kind: 'time', minutes: 14 },
  {
    kind: 'scene',
    scene: {
      flow: signedOut,
      refused: { code: 'credentials_refused', message: 'not right' },
    },
  },
]

function rendered(look: Look): string {
  let text = ''
  const renderer = createRenderer(look, (part) => (text += part))
  for (const event of events) renderer.event(event)
  return text
}

test('a step is read from the person to the call, its answer, and the state of the flow', () => {
  expect(rendered({ colours: false, width: 100, full: false })).toBe(
    [
      '',
      '  1   Robin mistypes the password',
      '      One refusal for everybody.',
      '      POST /auth/authorize',
      "      → { password: '***' }",
      "      ← 401 7 ms  { error: 'unauthorized' }",
      '      ☎ to +1555: *** is your code.',
      '      ◷ 14 minutes pass',
      '      ✗ credentials_refused  not right',
      '      ● signed_out  reason never',
      '',
    ].join('\n'),
  )
})

test('colours change nothing but the colours', () => {
  const coloured = rendered({ colours: true, width: 100, full: false })
  expect(coloured).toContain('\u001B[')
  expect(stripVTControlCharacters(coloured)).toBe(rendered({ colours: false, width: 100, full: false }))
})

test('nothing is wider than the terminal', () => {
  const lines = rendered({ colours: false, width: 40, full: false }).split('\n')
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(40)
})

/** How an answer is printed that is long, deep and full of names. */
function longAnswer(full: boolean): string {
  let text = ''
  const renderer = createRenderer({ colours: false, width: 40, full }, (part) => (text += part))
  const fields = Array.from({ length: 30 }, (_, index) => [`field${index}`, [{ a: { b: { c: index } } }]])
  const answer: unknown = Object.fromEntries(fields)
  renderer.event({ kind: 'call', event: { ...about, type: 'answer', status: 200, answer, elapsedMs: 1 } })
  return text
}

test('a long answer is cut, and says how all of it is printed', () => {
  expect(longAnswer(false)).toMatch(/… \d+ more lines, all of them with --full\n$/)
  expect(longAnswer(false)).not.toContain('field29')
})

test('with --full nothing is left out', () => {
  const whole = longAnswer(true)
  for (let index = 0; index < 30; index += 1) expect(whole).toContain(`field${index}: `)
  expect(whole).toContain('c: 29')
  expect(whole).not.toMatch(/more|\[Object\]|\[Array\]/)
})
