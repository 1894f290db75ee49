import { availableParallelism } from 'node:os'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

const node = { environment: 'node' as const, testTimeout: 30_000, hookTimeout: 120_000 }

export default defineConfig({
  test: {
    // Vitest would leave one core to itself: with two, that is half of them.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        // What keeps nothing between tests needs no process of its own per file.
        test: {
          ...node,
          name: 'rules',
          isolate: false,
          include: ['{statistics,domain}/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/*.full.test.ts'],
        },
      },
      {
        // Charts are rendered in tests as they are in pages: to text, on the server. What is built
        // already, in files that are called like modules of Svelte, stays as it is.
        plugins: [
          svelte({
            configFile: false,
            experimental: { compileModule: { exclude: ['web/barometer/build/**'] } },
          }),
        ],
        test: {
          ...node,
          name: 'unit',
          include: [
            '{tables,ledger,sign-in,observations,publication,operations,cli,tooling}/**/*.test.ts',
            'web/**/*.test.ts',
          ],
          exclude: ['**/node_modules/**', '**/*.full.test.ts'],
        },
      },
      {
        test: {
          ...node,
          name: 'journeys',
          // One file at a time, behind the others: a journey's waiting times suppose a machine to itself.
          sequence: { groupOrder: 1 },
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
          sequence: { groupOrder: 2 },
          include: ['{statistics,e2e}/**/*.full.test.ts'],
          exclude: ['**/node_modules/**'],
          testTimeout: 1_800_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
