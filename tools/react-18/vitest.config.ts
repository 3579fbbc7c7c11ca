import { fileURLToPath } from 'node:url'
import { defineConfig, mergeConfig } from 'vitest/config'
import { shared } from '../../vitest.shared.ts'

const own = (name: string) => fileURLToPath(new URL(`node_modules/${name}`, import.meta.url))

export default mergeConfig(
  shared,
  defineConfig({
    // The binding and its tests say `react`: here that is React 18.
    resolve: { alias: { 'react-dom': own('react-dom'), react: own('react') } },
    test: {
      include: ['src/**/*.test.ts', '../../packages/auth-flows/src/react/**/*.test.ts'],
      exclude: ['../../packages/auth-flows/src/react/**/*.react-19.test.ts'],
    },
  }),
)
