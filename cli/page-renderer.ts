import type { PageRenderer } from '@peil/publication/page-renderer.ts'

/**
 * The pages come from the web application, loaded only when something is published: the other
 * commands work without it being built.
 */
export const pageRenderer = async (): Promise<PageRenderer> =>
  (await import('@peil/barometer/render-pages.ts')).renderPages
