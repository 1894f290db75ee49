import type { ReleaseBefore } from '@peil/domain/release/release-before.ts'
import type { Release } from '@peil/domain/release/release.ts'
import { accept, type Decision } from '@peil/domain/values/decision.ts'
import { readPreviousRelease } from '@peil/publication/previous-release.ts'
import { readEarlierReleases } from '@peil/publication/read-earlier-releases.ts'
import { readReleaseBefore } from '@peil/publication/read-release-before.ts'

/** What a new release needs of the one before it. */
export interface Before extends Pick<Release, 'earlier'> {
  readonly previous: NonNullable<Release['previous']>
  /** What it said. */
  readonly release: ReleaseBefore
}

/** Reads the release before this one from its folder, after verifying it. */
export const readBefore = async (folder: string): Promise<Decision<Before>> => {
  const before = await readPreviousRelease(folder)
  if (!before.ok) return before
  const release = await readReleaseBefore(folder, before.value.manifest)
  if (!release.ok) return release
  const { previous } = before.value
  return accept({
    previous,
    earlier: await readEarlierReleases(folder, previous),
    release: release.value,
  })
}
