// `npm run spec:released`: the version step of a release runs it, so that later changes are compared with this version.
import { join } from 'node:path'
import { markReleased } from './released.ts'

await markReleased(join(import.meta.dirname, '../../..'))
process.stdout.write('spec/released/openapi.yaml is what spec/openapi.yaml says now\n')
