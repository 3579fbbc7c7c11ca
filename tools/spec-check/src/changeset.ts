// `npm run spec:changeset`: drafts the changeset that the changes of spec/openapi.yaml ask for.
import { join } from 'node:path'
import { writeChangeset } from '@changesets/write'
import { checkSpec } from './check.ts'
import { draftChangeset } from './draft.ts'
import { readPending } from './pending.ts'

const root = join(import.meta.dirname, '../../..')
const about =
  'npm run spec:changeset: drafts a changeset for the changes of spec/openapi.yaml that no pending one names.\n'

async function main(args: readonly string[]): Promise<number> {
  const [first] = args
  if (first === '--help' || first === '-h') {
    process.stdout.write(about)
    return 0
  }
  if (first !== undefined)
    throw new Error(`expected no options, got ${JSON.stringify(first)}. ${about.trim()}`)
  const say = (text: string) => process.stderr.write(`${text}\n`)
  const { required, findings } = await checkSpec(root, { base: null, head: null }, say)
  const draft = draftChangeset(required, findings, await readPending(root))
  if (draft === null) {
    process.stdout.write('Nothing to draft: the pending changesets name every change of the spec.\n')
    return 0
  }
  const id = await writeChangeset(draft, root, { format: false })
  process.stdout.write(`.changeset/${id}.md\n\n${draft.summary}\n\n`)
  process.stdout.write(
    'It is a draft: say in it what people who upgrade have to do, and commit it with the change.\n',
  )
  return 0
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`spec:changeset: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
