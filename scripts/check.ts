// `npm run check`: what can be checked without running the code.
import { runChecks, staticChecks } from './checks/run-checks.ts'

process.exitCode = await runChecks(staticChecks)
