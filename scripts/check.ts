// `npm run check`: what can be checked without running the code.
import { runChecks, staticChecks } from './checks/run-checks.ts'
import { answerOptions } from './usage.ts'

const about = 'npm run check: lint, format, types, builds, generated code and exports; no tests.'

process.exitCode = answerOptions(process.argv.slice(2), about) ?? (await runChecks(staticChecks))
