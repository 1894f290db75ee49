import { availableParallelism } from 'node:os'
import { renderPages } from '@peil/barometer/render-pages.ts'
import { withPeil } from '@peil/operations/open.ts'
import { publishCurrent } from '@peil/operations/publish-current.ts'
import { serveRelease } from '@peil/publication/serve/serve-release.ts'
import { sampleFolder } from '../tooling/sample-folder.ts'

export interface ServedSample {
  /** With a slash at the end. */
  readonly url: string
  readonly folder: string
  close(): Promise<void>
}

/** The sample's release, published once per state of the sources, served on a free port. */
export const serveSample = async (): Promise<ServedSample> => {
  const published = await withPeil(await sampleFolder(), (peil) =>
    publishCurrent(peil, renderPages, {
      workers: availableParallelism(),
      progress: () => undefined,
    }),
  )
  if (!published.ok) throw new Error(JSON.stringify(published.refusals, null, 2))
  const { folder } = published.value
  const served = await serveRelease(folder, { port: 0 })
  if (!served.ok) throw new Error(JSON.stringify(served.refusals, null, 2))
  return { url: served.value.url, folder, close: () => served.value.close() }
}
