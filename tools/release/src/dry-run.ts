// `npm run release:dry`: prints what a release of the pending changesets would hold, and changes nothing.
import { planText } from './plan-text.ts'
import { readRelease } from './plan.ts'
import { repository, runCommand } from './command.ts'

const about = `npm run release:dry: what would be published, as which version, and why. Changes nothing, asks no registry.

  --json  { pending, unpublished } alone on stdout: what changesets wait for, and versions that were never published`

await runCommand('release:dry', about, { json: { type: 'boolean' } }, async ({ json }) => {
  const release = await readRelease(repository)
  const { planned: pending, unpublished } = release
  console.log(json === true ? JSON.stringify({ pending, unpublished }, null, 2) : planText(release))
  return 0
})
