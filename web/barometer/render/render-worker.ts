import { parentPort, workerData } from 'node:worker_threads'
import type { PageRelease } from '../src/lib/page-release.ts'
import { renderPage } from './built-app.ts'
import type { PageJob } from './list-page-jobs.ts'
import { pageParts } from './page-parts.ts'

/** A thread that renders the batches it is sent, one after the other. */
export interface BatchRequest {
  readonly batch: number
  readonly jobs: readonly PageJob[]
}

const { release } = workerData as { readonly release: PageRelease }
const partOf = pageParts(release)

parentPort?.on('message', ({ batch, jobs }: BatchRequest) => {
  void (async () => {
    const files = []
    for (const job of jobs) files.push(await renderPage(partOf(job.page).release, job))
    parentPort?.postMessage({ batch, files })
  })()
})
