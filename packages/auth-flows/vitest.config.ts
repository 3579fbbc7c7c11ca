import { defineConfig, mergeConfig } from 'vitest/config'
import { shared } from '../../vitest.shared.ts'

export default mergeConfig(
  shared,
  defineConfig({
    test: {
      globalSetup: '../../vitest.server.ts',
      // The tests move the one server's clock and break its answers: one file after the other.
      fileParallelism: false,
    },
  }),
)
