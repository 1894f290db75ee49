import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { earlierReleases } from '@peil/domain/release/earlier-releases.ts'
import type { EarlierRelease, PreviousRelease, Release } from '@peil/domain/release/release.ts'

/** The parts of a release that the next one keeps; the first ones did not keep any. */
const kept = z.object({
  actions: z.array(z.object({ action: z.string(), period: z.string() }).loose()),
  earlier: z.array(z.object({ on: z.string(), manifestSha256: z.string() }).loose()).default([]),
})

/** All earlier releases, the latest first, as a folder that was verified tells of them. */
export const readEarlierReleases = async (
  dir: string,
  previous: PreviousRelease,
): Promise<readonly EarlierRelease[]> => {
  const text = await readFile(join(dir, 'data/release.json'), 'utf8')
  const release = kept.parse(JSON.parse(text)) as unknown as Pick<Release, 'actions' | 'earlier'>
  return earlierReleases(previous, release)
}
