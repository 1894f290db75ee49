import { defineConfig } from 'vitest/config'

/** The tests that mutations of `statistics/` are tried against: those that stand beside it. */
export default defineConfig({
  test: {
    environment: 'node',
    // Ten thousand short runs: starting each with fresh modules would take longer than the tests.
    isolate: false,
    // Instrumented code is several times slower; what never ends is stopped by Stryker itself.
    testTimeout: 180_000,
    include: ['statistics/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/*.full.test.ts'],
  },
})
