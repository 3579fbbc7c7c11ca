import * as flows from '@armor/auth-flows'
import * as binding from '@armor/auth-flows/react'
import * as client from '@armor/client'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { readExamples } from './examples.ts'

const examples = await readExamples()
const scratch = join(dirname(dirname(fileURLToPath(import.meta.url))), '.examples')

// The README's have a person at the prompt, and a test of their own.
const unattended = examples.filter(({ place }) => !place.startsWith('README.md:'))

let folder: string
beforeAll(() => {
  mkdirSync(scratch, { recursive: true })
  folder = mkdtempSync(join(scratch, 'run-'))
  for (const method of ['log', 'error'] as const) vi.spyOn(console, method).mockReturnValue()
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('an example runs against the server to its end', () => {
  it.each(unattended)('$place', async ({ place, language, code }) => {
    const path = join(folder, `${place.replaceAll(/\W/g, '-')}.${language}`)
    writeFileSync(path, code.replaceAll('https://api.armor.com', inject('serverUrl')))
    await expect(import(path)).resolves.toBeDefined()
  })
})

describe('there is an example of', () => {
  const exports = Object.entries({ ...client, ...flows, ...binding })
  const functions = exports.filter(([, value]) => typeof value === 'function')

  it.each(functions.map(([name]) => name))('%s', (name) => {
    const use = new RegExp(`import \\{[^}]*\\b${name}\\b[^}]*\\} from '@armor/`)
    expect(examples.filter(({ code }) => use.test(code)).length).toBeGreaterThan(0)
  })
})
