// `npm test`: everything that CI checks.
import { runChecks, staticChecks, testChecks } from './checks/run-checks.ts'

process.exitCode = await runChecks([...staticChecks, ...testChecks])
