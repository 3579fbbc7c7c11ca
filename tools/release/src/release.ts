// `npm run release`: publishes what the registry doesn't have yet.
import { repository, runCommand } from './command.ts'
import { publish } from './publish.ts'

const about = `npm run release: builds anew, checks the tarballs, publishes each package whose version the registry
doesn't have, and sets a git tag for each. The registry and its token are those of your npm settings.

  --tag <name>  for snapshots: published under this tag, without git tags`

await runCommand('release', about, { tag: { type: 'string' } }, async ({ tag }) => {
  await publish(repository, tag)
  return 0
})
