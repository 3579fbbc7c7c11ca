import { openSpecComparer } from './compare.ts'
import type { Finding } from './finding.ts'
import { readSpecPackages } from './packages.ts'
import { hasReleased, specPaths } from './released.ts'
import { requiredAtFirst, requiredBumps, type Required } from './required.ts'
import { readSpecVersion } from './spec-version.ts'

/** Which step each package needs, and why. */
export interface CheckResult {
  readonly required: Required
  readonly findings: readonly Finding[]
}

/** What is left when the packages hold another text, and nothing in it means anything else. */
const otherwise: Finding = {
  pointer: '#',
  what: 'the document says the same in other words: an example, an order, a reference in place of what it names',
  who: 'readers of the documentation',
  bump: 'patch',
}

/** Compares two documents: by default what was released last with what spec/openapi.yaml says now. */
export async function checkSpec(
  root: string,
  files: { readonly base: string | null; readonly head: string | null },
  note: (text: string) => void,
): Promise<CheckResult> {
  const paths = specPaths(root)
  const packages = await readSpecPackages(root)
  if (files.base === null && !(await hasReleased(root))) {
    const what = 'no version of the spec was released before: everything is new'
    const finding: Finding = { pointer: '#', what, who: 'everyone', bump: 'minor' }
    return { required: requiredAtFirst(packages), findings: [finding] }
  }
  const base = await readSpecVersion(files.base ?? paths.released, note)
  const head = await readSpecVersion(files.head ?? paths.current, note)
  const comparer = await openSpecComparer(paths.rules)
  try {
    const findings = await comparer.compare(base, head)
    const required = requiredBumps(packages, findings, base, head)
    const isUnexplained = findings.length === 0 && Object.values(required).some((bump) => bump !== 'none')
    return { required, findings: isUnexplained ? [otherwise] : findings }
  } finally {
    await comparer.close()
  }
}
