import type { PageRenderer } from '@peil/publication/page-renderer.ts'
import type { MakeViews } from '@peil/publication/serve/views.ts'

/**
 * The pages come from the web application, loaded only when something is published: the other
 * commands work without it being built.
 */
export const pageRenderer = async (): Promise<PageRenderer> =>
  (await import('@peil/barometer/render-pages.ts')).renderPages

/** Comparisons come from the web application too: on the data of the release that is served. */
export const pageViews = async (): Promise<MakeViews> =>
  (await import('@peil/barometer/render/render-view.ts')).makeViews
