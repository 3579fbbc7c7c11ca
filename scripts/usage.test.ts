import { expect, test } from 'vitest'
import { answerOptions } from './usage.ts'

const ask = (...args: string[]) => {
  let text = ''
  const code = answerOptions(args, 'npm run fix: mends what can be mended.', (part) => (text += part))
  return { code, text }
}

test('without options the command goes on', () => {
  expect(ask()).toEqual({ code: null, text: '' })
})

test('--help tells what it does', () => {
  expect(ask('--help')).toEqual({ code: 0, text: 'npm run fix: mends what can be mended.\n' })
})

test('anything else is refused in one line, rather than passed over', () => {
  expect(ask('--only=format')).toEqual({
    code: 1,
    text: 'expected no options, got "--only=format". npm run fix: mends what can be mended.\n',
  })
})
