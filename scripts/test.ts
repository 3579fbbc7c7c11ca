// `npm test`: everything that CI checks.
import { runChecks, staticChecks, testChecks } from './checks/run-checks.ts'
import { answerOptions } from './usage.ts'

const about =
  'npm test: everything that CI checks, in one turbo run. One test alone: npm run pnpm -- --filter @armor/server test <file>'

process.exitCode =
  answerOptions(process.argv.slice(2), about) ?? (await runChecks([...staticChecks, ...testChecks]))
