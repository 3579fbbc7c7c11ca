#!/usr/bin/env node
// `npm run spec:check`: which version step a change of spec/openapi.yaml asks of each published package, and why.
import { join } from 'node:path'
import { checkCommand } from './check-command.ts'

try {
  process.exitCode = await checkCommand(process.argv.slice(2), {
    root: join(import.meta.dirname, '../../..'),
    cwd: process.env['INIT_CWD'] ?? process.cwd(),
    print: (text) => process.stdout.write(text),
    warn: (text) => process.stderr.write(text),
  })
} catch (error) {
  process.stderr.write(`spec:check: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
