import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { renderPages } from '@peil/barometer/render-pages.ts'
import type { Release } from '@peil/domain/release/release.ts'
import { withPeil } from '@peil/operations/open.ts'
import { publishCurrent } from '@peil/operations/publish-current.ts'
import { sampleFolder } from '../tooling/sample-folder.ts'

/** The sample's release, published once per state of the sources. */
export const publishedSample = async (): Promise<{
  readonly folder: string
  readonly release: Release
}> => {
  const published = await withPeil(await sampleFolder(), (peil) =>
    publishCurrent(peil, renderPages, {
      workers: availableParallelism(),
      progress: () => undefined,
    }),
  )
  if (!published.ok) throw new Error(JSON.stringify(published.refusals, null, 2))
  const { folder } = published.value
  const text = readFileSync(join(folder, 'data', 'release.json'), 'utf8')
  return { folder, release: JSON.parse(text) as Release }
}
