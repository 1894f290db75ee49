import { defineConfig } from 'vitest/config'

const node = { environment: 'node' as const, testTimeout: 30_000, hookTimeout: 120_000 }

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...node,
          name: 'unit',
          include: [
            '{statistics,domain,tables,ledger,observations,publication,operations,cli,tooling}/**/*.test.ts',
            'web/**/*.test.ts',
          ],
          exclude: ['**/node_modules/**', '**/*.full.test.ts'],
        },
      },
      {
        test: {
          ...node,
          name: 'journeys',
          include: ['e2e/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/*.full.test.ts'],
          testTimeout: 300_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          ...node,
          name: 'full',
          include: ['**/*.full.test.ts'],
          exclude: ['**/node_modules/**'],
          testTimeout: 1_800_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
