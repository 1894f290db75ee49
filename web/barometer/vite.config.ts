import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { paraglideVitePlugin } from '@inlang/paraglide-js'
import adapter from '@sveltejs/adapter-node'
import type { Adapter } from '@sveltejs/kit'
import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vite'
import type { Release } from '@peil/domain/release/release.ts'
import { pageReleaseOf } from './src/lib/page-release.ts'
import { messagesConfig } from './messages.config.ts'
import { canMatch } from './used-components.ts'
import manifest from './package.json' with { type: 'json' }

/**
 * `vite dev` shows the release in the file that PEIL_RELEASE names, so that development and
 * publication share one set of routes. The built app gets its release from whoever renders it.
 */
const developmentRelease = (): Release => {
  const file = process.env['PEIL_RELEASE']
  if (file === undefined) {
    throw new Error('Name a release to show: PEIL_RELEASE=path/to/data/release.json npm run dev')
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Release
}

/** Everything that can name a class of a page. */
const pageSources = (): string =>
  ['src/**/*.{svelte,ts,html}', '../ui/**/*.{svelte,ts}']
    .flatMap((pattern) => globSync(pattern, { cwd: import.meta.dirname }))
    .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
    .join('\n')

const nodeAdapter: Adapter = {
  ...adapter({ precompress: false }),
  emulate: () => {
    let release: Release | undefined
    return {
      platform: () => {
        release ??= developmentRelease()
        const shown: Pick<App.Platform, 'release' | 'head'> = {
          release: pageReleaseOf(release),
          head: release,
        }
        return shown as App.Platform
      },
    }
  },
}

export default defineConfig({
  plugins: [
    paraglideVitePlugin(messagesConfig),
    sveltekit({
      adapter: nodeAdapter,
      // A name that does not change from build to build keeps releases identical byte for byte.
      version: { name: manifest.version },
      output: { bundleStrategy: 'split' },
      paths: { relative: true },
    }),
  ],
  css: {
    postcss: {
      plugins: [
        {
          postcssPlugin: 'peil-used-components',
          OnceExit(root) {
            const isUsed = canMatch(pageSources())
            root.walkRules((rule) => {
              const used = rule.selectors.filter(isUsed)
              if (used.length === 0) rule.remove()
              else if (used.length < rule.selectors.length) rule.selectors = used
            })
            root.walkAtRules((rule) => {
              if (rule.nodes?.length === 0) rule.remove()
            })
          },
        },
      ],
    },
  },
  // The workspaces are sources: they are bundled, not loaded at run time.
  ssr: { noExternal: [/^@peil\//] },
})
