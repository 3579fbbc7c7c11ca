import { expect, test } from 'vitest'
import { fileFaults } from './expected-files.ts'

test('a file that no source gives is a fault, with the command that mends it', () => {
  expect(fileFaults('@armor/client', ['dist/index.js', 'dist/old.js'], ['dist/index.js'])).toEqual([
    '@armor/client packs dist/old.js, which none of its sources gives. Take it out of "files" in its package.json; ' +
      'where an earlier build left it: npm run pnpm -- --filter @armor/client build',
  ])
})

test('a file that is left out is a fault, with the command that mends it', () => {
  expect(fileFaults('@armor/client', ['dist/index.js'], ['dist/index.d.ts', 'dist/index.js'])).toEqual([
    '@armor/client does not pack dist/index.d.ts. Cover it by "files" in its package.json; ' +
      'where it is not built: npm run pnpm -- --filter @armor/client build',
  ])
})

test('the same files in another order are no fault', () => {
  expect(fileFaults('@armor/client', ['b', 'a'], ['a', 'b'])).toEqual([])
})
