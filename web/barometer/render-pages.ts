import type { Release } from '@peil/domain/release/release.ts'
import type { KeptFiles } from '@peil/publication/kept-files.ts'
import type { PageRenderer, ReleaseFile } from '@peil/publication/page-renderer.ts'
import { listAssets, openBuiltApp, readAsset } from './render/built-app.ts'
import { listPageJobs, type PageJob } from './render/list-page-jobs.ts'
import { pageParts } from './render/page-parts.ts'
import { renderInTurn } from './render/render-in-turn.ts'
import { renderInWorkers } from './render/render-in-workers.ts'
import { pageReleaseOf, type PageRelease } from './src/lib/page-release.ts'
import { parsePath } from './src/lib/paths.ts'
import { writeHead } from './src/lib/release-head.ts'

const byFile = (a: PageJob, b: PageJob): number => (a.file < b.file ? -1 : 1)

/** A job with the name under which its page is kept; null when it is made each time. */
interface NamedJob {
  readonly job: PageJob
  readonly name: string | null
}

const namedJobs = (release: PageRelease, source: Release): readonly NamedJob[] => {
  const partOf = pageParts(release)
  return listPageJobs(source)
    .toSorted(byFile)
    .map((job) => {
      const fingerprint = partOf(job.page).fingerprint()
      return { job, name: fingerprint === null ? null : `${fingerprint} ${job.address}` }
    })
}

const next = async (pages: AsyncIterator<ReleaseFile>): Promise<ReleaseFile> => {
  const result = await pages.next()
  if (result.done === true) throw new Error('fewer pages were made than asked for')
  return result.value
}

const only = (pages: AsyncIterable<ReleaseFile>): Promise<ReleaseFile> =>
  next(pages[Symbol.asyncIterator]())

/** Pages that were kept, and in between them those that are made now; in the order of the jobs. */
async function* keptAndMade(
  jobs: readonly NamedJob[],
  kept: KeptFiles,
  render: (missing: readonly PageJob[]) => AsyncIterable<ReleaseFile>,
): AsyncGenerator<ReleaseFile> {
  const isKept = jobs.map(({ name }) => name !== null && kept.has(name))
  const missing = jobs.flatMap(({ job }, at) => (isKept[at] === true ? [] : [job]))
  const made = render(missing)[Symbol.asyncIterator]()
  try {
    for (const [at, { job, name }] of jobs.entries()) {
      const before = isKept[at] === true && name !== null ? kept.get(name) : null
      if (before !== null) {
        yield { path: job.file, bytes: before }
        continue
      }
      // What was kept may be spoiled: then its page is made after all.
      const page = isKept[at] === true ? await only(render([job])) : await next(made)
      if (name !== null) kept.keep(name, page.bytes)
      yield page
    }
  } finally {
    await made.return?.()
  }
}

/** What stands on paper is written when it is set: nothing can be filled in later. */
const withHead = ({ path, bytes }: ReleaseFile, release: Release): ReleaseFile => {
  if (path.endsWith('.pdf')) return { path, bytes }
  const language = parsePath(path)?.language ?? 'nl'
  const text = writeHead(new TextDecoder().decode(bytes), release, language)
  return { path, bytes: new TextEncoder().encode(text) }
}

/**
 * Makes every page of a release through the built app's own server, in process: development and
 * publication share one set of routes. First the assets, then the pages, each in order of path.
 * The bytes are the same for any number of workers, and whatever was kept of earlier releases.
 */
export const renderPages: PageRenderer = async function* (release, { workers, kept, progress }) {
  await openBuiltApp()
  for (const asset of (await listAssets()).toSorted()) yield readAsset(asset)
  const source = pageReleaseOf(release)
  const jobs = namedJobs(source, release)
  const render = (missing: readonly PageJob[]) =>
    workers > 1 ? renderInWorkers(source, missing, workers) : renderInTurn(source, missing)
  let done = 0
  for await (const page of keptAndMade(jobs, kept, render)) {
    yield withHead(page, release)
    done += 1
    progress(done, jobs.length)
  }
}
