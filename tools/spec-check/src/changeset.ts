// `npm run spec:changeset`: drafts the changeset that the changes of spec/openapi.yaml ask for.
import { join } from 'node:path'
import { changesetCommand } from './changeset-command.ts'

try {
  process.exitCode = await changesetCommand(process.argv.slice(2), {
    root: join(import.meta.dirname, '../../..'),
    cwd: process.env['INIT_CWD'] ?? process.cwd(),
    print: (text) => process.stdout.write(text),
    warn: (text) => process.stderr.write(text),
  })
} catch (error) {
  process.stderr.write(`spec:changeset: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
