import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { ReleaseFile } from '@peil/publication/page-renderer.ts'
import type { PageRelease } from '../src/lib/page-release.ts'
import type { PageJob } from './list-page-jobs.ts'
import type { BatchRequest } from './render-worker.ts'

interface BatchAnswer {
  readonly batch: number
  readonly files: readonly ReleaseFile[]
}

const batchSize = 16

/** A page leaves much behind; a thread that may keep less of it cleans up more often. */
const resourceLimits = { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 16 }

const batchesOf = (jobs: readonly PageJob[]): readonly (readonly PageJob[])[] =>
  Array.from({ length: Math.ceil(jobs.length / batchSize) }, (_, batch) =>
    jobs.slice(batch * batchSize, (batch + 1) * batchSize),
  )

/** Sends one batch to a thread and waits for its answer; a thread that fails makes this throw. */
const ask = async (worker: Worker, request: BatchRequest): Promise<BatchAnswer> => {
  worker.postMessage(request)
  const [answer] = (await once(worker, 'message')) as [BatchAnswer]
  return answer
}

/**
 * Renders in several threads and gives the files in the order of the jobs. Each thread gets a new
 * batch only when one of its own was taken, so finished pages never pile up in memory.
 */
export async function* renderInWorkers(
  release: PageRelease,
  jobs: readonly PageJob[],
  count: number,
): AsyncGenerator<ReleaseFile> {
  const batches = batchesOf(jobs)
  const threads = Math.min(count, Math.max(batches.length, 1))
  const workers = Array.from(
    { length: threads },
    () =>
      new Worker(new URL('./render-worker.ts', import.meta.url), {
        workerData: { release },
        resourceLimits,
      }),
  )
  try {
    // Thread t renders batches t, t + threads, …, so each has at most one answer waiting.
    const start = (batch: number): Promise<BatchAnswer> | null => {
      const worker = workers[batch % threads]
      const share = batches[batch]
      return worker === undefined || share === undefined
        ? null
        : ask(worker, { batch, jobs: share })
    }
    /** A failure is thrown when its turn comes; until then it must not count as unhandled. */
    const heldBack = (answer: Promise<BatchAnswer> | null): Promise<BatchAnswer> | null => {
      answer?.catch(() => undefined)
      return answer
    }
    const waiting = workers.map((_, batch) => heldBack(start(batch)))
    for (const batch of batches.keys()) {
      const answer = await waiting[batch % threads]
      waiting[batch % threads] = heldBack(start(batch + threads))
      if (answer != null) yield* answer.files
    }
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
}
