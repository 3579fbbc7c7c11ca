import { expect, test } from 'vitest'
import { taskLines } from './task-lines.ts'

test('the words of the compiler are left, those of turbo and pnpm are not', () => {
  const output = [
    '• turbo 2.11.11',
    '   • Running typecheck in 8 packages',
    '@armor/server:typecheck: cache miss, executing 0da070737ad07dee',
    '@armor/server:typecheck: $ tsc --noEmit',
    "@armor/server:typecheck: src/routes/exchangeToken.ts(5,14): error TS2322: Type 'a' is not assignable to 'b'.",
    "@armor/server:typecheck:   Property 'session_expires_in' is missing.",
    '@armor/server:typecheck: [ELIFECYCLE] Command failed with exit code 1.',
    '@armor/server#typecheck:  WARNING  command finished with error, but continuing...',
    ' Tasks:    5 successful, 9 total',
  ].join('\n')
  expect(taskLines(output).split('\n')).toEqual([
    "  @armor/server:typecheck: src/routes/exchangeToken.ts(5,14): error TS2322: Type 'a' is not assignable to 'b'.",
    "  @armor/server:typecheck:   Property 'session_expires_in' is missing.",
  ])
})

test('a spec that the generator refuses is told in its words', () => {
  const output =
    '@armor/spec:generate: cache bypass, force executing 1\n@armor/spec:generate: openapi-codegen: POST /reset: expected x-retry\n'
  expect(taskLines(output)).toBe('  @armor/spec:generate: openapi-codegen: POST /reset: expected x-retry')
})
