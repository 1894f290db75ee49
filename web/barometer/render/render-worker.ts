import { parentPort, workerData } from 'node:worker_threads'
import type { Release } from '@peil/domain/release/release.ts'
import { renderPage } from './built-app.ts'
import type { PageJob } from './list-page-jobs.ts'

/** A thread that renders the batches it is sent, one after the other. */
export interface BatchRequest {
  readonly batch: number
  readonly jobs: readonly PageJob[]
}

const { release } = workerData as { readonly release: Release }

parentPort?.on('message', ({ batch, jobs }: BatchRequest) => {
  void (async () => {
    const files = []
    for (const job of jobs) files.push(await renderPage(release, job))
    parentPort?.postMessage({ batch, files })
  })()
})
