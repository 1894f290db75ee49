import type { PageRenderer } from '@peil/publication/page-renderer.ts'
import { listAssets, openBuiltApp, readAsset, renderPage } from './render/built-app.ts'
import { listPageJobs, type PageJob } from './render/list-page-jobs.ts'
import { renderInWorkers } from './render/render-in-workers.ts'

const byFile = (a: PageJob, b: PageJob): number => (a.file < b.file ? -1 : 1)

/**
 * Makes every page of a release through the built app's own server, in process: development and
 * publication share one set of routes. First the assets, then the pages, each in order of path.
 * The bytes are the same for any number of workers.
 */
export const renderPages: PageRenderer = async function* (release, { workers, progress }) {
  await openBuiltApp()
  for (const asset of (await listAssets()).toSorted()) yield readAsset(asset)
  const jobs = listPageJobs(release).toSorted(byFile)
  const pages =
    workers > 1
      ? renderInWorkers(release, jobs, workers)
      : jobs.values().map((job) => renderPage(release, job))
  let done = 0
  for await (const page of pages) {
    yield page
    done += 1
    progress(done, jobs.length)
  }
}
