import { defaultServerConditions } from 'vite'
import type { ViteUserConfig } from 'vitest/config'

// The packages are tested from source: no build stands between an edit and its test.
const conditions = ['@armor/source', ...defaultServerConditions]

/** What every package's vitest.config.ts starts from. */
export const shared: ViteUserConfig = {
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    // Far above what any test takes: a machine that is busy with something else must not fail one.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // No module here keeps state of its own, so test files share a process: a third less work for the machine.
    isolate: false,
    unstubGlobals: true,
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx'],
    // The counts of test-results.json are added up by `npm test`, also where turbo replays a run.
    reporters: ['default', ['json', { outputFile: 'test-results.json' }]],
  },
}
