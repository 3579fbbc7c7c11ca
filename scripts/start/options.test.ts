import { expect, test } from 'vitest'
import { help, readOptions } from './options.ts'

test('without options the ports are left to be chosen', () => {
  expect(readOptions([])).toEqual({ port: null, serverPort: null, fresh: false, json: false, help: false })
})

test('ports are whole numbers in their range; 0 asks for a free one', () => {
  expect(readOptions(['--port', '0', '--server-port=4011'])).toMatchObject({ port: 0, serverPort: 4011 })
  for (const port of ['65536', '-1', '80a', '1.5', '']) {
    expect(() => readOptions([`--port=${port}`])).toThrow(
      `--port: expected a port from 0 to 65535, got ${JSON.stringify(port)}`,
    )
  }
})

test.each([['--prot', '4000'], ['fresh'], ['--fresh=yes']])('%s is refused in one line', (...args) => {
  expect(() => readOptions(args)).toThrow(/^[^\n]+\. --help lists the options$/)
})

test('the help names every option', () => {
  for (const name of ['port', 'server-port', 'fresh', 'json', 'help']) expect(help).toContain(`--${name}`)
})
