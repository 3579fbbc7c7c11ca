import { defineConfig, mergeConfig } from 'vitest/config'
import { shared } from '../../vitest.shared.ts'

export default mergeConfig(
  shared,
  defineConfig({
    test: {
      globalSetup: ['../../vitest.server.ts', 'src/registry.setup.ts'],
      // Installing can take this long where the machine's package store is empty.
      testTimeout: 300_000,
      hookTimeout: 300_000,
    },
  }),
)
