import { writeChangeset } from '@changesets/write'
import { checkSpec } from './check.ts'
import type { Surroundings } from './check-command.ts'
import { draftChangeset } from './draft.ts'
import { readPending } from './pending.ts'

const about =
  'npm run spec:changeset: drafts a changeset for the changes of spec/openapi.yaml that no pending one names.'

/** Runs `npm run spec:changeset` and gives the exit code. */
export async function changesetCommand(
  args: readonly string[],
  { root, print, warn }: Surroundings,
): Promise<number> {
  const [first] = args
  if (first === '--help' || first === '-h') {
    print(`${about}\n`)
    return 0
  }
  if (first !== undefined) throw new Error(`expected no options, got ${JSON.stringify(first)}. ${about}`)
  const files = { base: null, head: null }
  const { required, findings } = await checkSpec(root, files, (text) => warn(`${text}\n`))
  const draft = draftChangeset(required, findings, await readPending(root))
  if (draft === null) {
    print('Nothing to draft: the pending changesets are large enough, and name what changed.\n')
    return 0
  }
  const id = await writeChangeset(draft, root, { format: false })
  print(`.changeset/${id}.md\n\n${draft.summary}\n\n`)
  print('It is a draft: say in it what people who upgrade have to do, and commit it with the change.\n')
  return 0
}
