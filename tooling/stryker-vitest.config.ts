import { defineConfig } from 'vitest/config'

/** The tests that mutations of `statistics/` are tried against: those that stand beside it. */
export default defineConfig({
  test: {
    environment: 'node',
    testTimeout: 30_000,
    include: ['statistics/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/*.full.test.ts'],
  },
})
