import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

/**
 * The one script of the site. Pages run no application in the browser, so it is bundled by itself,
 * into the folder of the style sheets; pages name it by a path that does not change with its
 * contents, so that they can be rendered without knowing it.
 */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'build/client',
    emptyOutDir: false,
    // Dead preload code for old browsers would be most of the file.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: fileURLToPath(import.meta.resolve('@peil/ui/inspect/charts-script.ts')),
      output: { format: 'es', entryFileNames: 'charts.js' },
    },
  },
})
