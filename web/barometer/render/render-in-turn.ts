import type { ReleaseFile } from '@peil/publication/page-renderer.ts'
import type { PageRelease } from '../src/lib/page-release.ts'
import { renderPage } from './built-app.ts'
import type { PageJob } from './list-page-jobs.ts'
import { pageParts } from './page-parts.ts'

/** Renders pages one after the other, each from the part of the release that it shows. */
export async function* renderInTurn(
  release: PageRelease,
  jobs: Iterable<PageJob>,
): AsyncGenerator<ReleaseFile> {
  const partOf = pageParts(release)
  for (const job of jobs) yield await renderPage(partOf(job.page).release, job)
}
