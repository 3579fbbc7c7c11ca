// `npm run version`: turns the pending changesets into versions and changelogs.
import { repository, runCommand } from './command.ts'
import { setVersions } from './set-versions.ts'

const about = `npm run version: turns the changesets that wait in .changeset/ into versions and changelogs, and writes
spec/released/openapi.yaml. Commit the result; then npm run release publishes it. Exits 1 when nothing is pending.

  --snapshot <name>  versions of a branch, for trying out: 0.0.0-<name>-<time>. Not to be committed.`

await runCommand('version', about, { snapshot: { type: 'string' } }, async ({ snapshot }) => {
  const packages = await setVersions(repository, snapshot)
  for (const { name, version } of packages) console.log(`${name} ${version}`)
  const next = snapshot === undefined ? 'npm run release' : `npm run release -- --tag ${snapshot}`
  console.log(`Next: ${snapshot === undefined ? 'read the changelogs, commit, ' : ''}${next}`)
  return 0
})
