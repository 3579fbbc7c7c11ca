import { inspect, stripVTControlCharacters, styleText } from 'node:util'
import type { PerformanceEvent, StepFailure } from '../walkthroughs/perform.ts'
import type { Scene, Walkthrough } from '../walkthroughs/walkthrough.ts'

type Format = Parameters<typeof styleText>[0]
type Style = (format: Format, text: string) => string

const indent = '      '

/** How to print: whether in colour, how wide, and whether long answers are printed whole. */
export interface Look {
  readonly colours: boolean
  readonly width: number
  readonly full: boolean
}

/** Prints a performance as it happens, for people. */
export function createRenderer(look: Look, write: (text: string) => void) {
  const style: Style = (format, text) =>
    look.colours ? styleText(format, text, { validateStream: false }) : text
  const line = (text = '') => write(`${text}\n`)

  return {
    title({ title, shows }: Walkthrough): void {
      line()
      line(style('bold', title))
      for (const part of wrapped(shows, look.width)) line(style('dim', part))
    },
    event(event: PerformanceEvent): void {
      for (const text of linesOf(event, look, style)) line(text)
    },
    end({ steps }: Walkthrough, failure: StepFailure | null): void {
      line()
      line(
        failure === null
          ? `${style('green', '✓')} ${steps.length} steps, all as expected`
          : `${style('red', '✗')} step ${failure.step} failed: ${failure.message}`,
      )
    },
  }
}

function linesOf(event: PerformanceEvent, look: Look, style: Style): string[] {
  const hang = (mark: string, text: string) => hanging(mark, text, look.width)
  switch (event.kind) {
    case 'step':
      return [
        '',
        `${style(['bold', 'cyan'], String(event.number).padStart(3))}   ${style('bold', event.title)}`,
        ...wrapped(event.shows, look.width - indent.length).map((part) => indent + style('dim', part)),
      ]
    case 'call':
      return callLines(event.event, look, style)
    case 'message':
      return hang(style('yellow', event.channel === 'sms' ? '☎' : '✉'), `to ${event.to}: ${event.text}`)
    case 'time':
      return hang(style('yellow', '◷'), `${event.minutes} minutes pass`)
    case 'scene':
      return sceneLines(event.scene, look, style)
  }
}

function callLines(
  event: Extract<PerformanceEvent, { kind: 'call' }>['event'],
  look: Look,
  style: Style,
): string[] {
  const data = (mark: string, value: unknown) => hanging(style('dim', mark), shown(value, look), Infinity)
  switch (event.type) {
    case 'request':
      return [
        `${indent}${style('blue', event.method)} ${style('bold', event.path)}`,
        ...(isEmpty(event.input) ? [] : data('→', event.input)),
      ]
    case 'answer': {
      const status = style(event.status < 400 ? 'green' : 'red', String(event.status))
      const head = `${status} ${style('dim', `${Math.round(event.elapsedMs)} ms`)}`
      const answer = event.answer === undefined ? '' : shortened(shown(event.answer, look), look, style)
      const separator = answer.includes('\n') ? '\n' : '  '
      return hanging(style('dim', '←'), `${head}${answer && separator}${answer}`, Infinity)
    }
    case 'failure':
      return event.error.status === null ? hanging(style('red', '✗'), event.error.message, look.width) : []
    case 'retry':
      return hanging(style('yellow', '↻'), `again in ${Math.round(event.delayMs)} ms`, look.width)
  }
}

function sceneLines({ flow, refused }: Scene, look: Look, style: Style): string[] {
  const { kind, ...fields } = flow
  const refusal =
    refused === undefined
      ? []
      : hanging(style('red', '✗'), `${style('red', refused.code)}  ${refused.message}`, look.width)
  const state = Object.entries(fields).map(([name, value]) => `${name} ${stateValue(name, value)}`)
  return [
    ...refusal,
    ...hanging(style('green', '●'), [style('green', kind), ...state].join('  '), look.width),
  ]
}

function stateValue(name: string, value: unknown): string {
  if (name.endsWith('At') && typeof value === 'number') return new Date(value).toTimeString().slice(0, 8)
  return Array.isArray(value) ? value.join(', ') : String(value)
}

/** The first lines of a long answer, unless all of it was asked for. */
function shortened(text: string, { full }: Look, style: Style): string {
  const lines = text.split('\n')
  if (full || lines.length <= longestAnswer) return text
  const left = lines.length - longestAnswer
  return [
    ...lines.slice(0, longestAnswer),
    style('dim', `… ${left} more lines, all of them with --full`),
  ].join('\n')
}

/** How many lines of an answer are printed, unless all of it was asked for. */
export const longestAnswer = 12

function shown(value: unknown, { colours, width, full }: Look): string {
  return inspect(value, {
    colors: colours,
    compact: 3,
    breakLength: width - indent.length - 2,
    ...(full
      ? { depth: Infinity, maxArrayLength: Infinity, maxStringLength: Infinity }
      : { depth: 3, maxArrayLength: 4 }),
  })
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined || (typeof value === 'object' && value !== null && Object.keys(value).length === 0)
  )
}

/** The mark, then the text with its further lines set in under the first. */
function hanging(mark: string, text: string, width: number): string[] {
  const lines = text.split('\n').flatMap((part) => wrapped(part, width - indent.length - 2))
  return lines.map((part, index) => `${indent}${index === 0 ? mark : ' '} ${part}`.trimEnd())
}

function wrapped(text: string, width: number): string[] {
  if (width === Infinity) return [text]
  const lines = ['']
  for (const word of text.split(' ')) {
    const last = lines.at(-1)!
    if (last === '') lines[lines.length - 1] = word
    else if (seen(last) + 1 + seen(word) <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/** How wide a text is to the eye: colours take no room. */
function seen(text: string): number {
  return stripVTControlCharacters(text).length
}
