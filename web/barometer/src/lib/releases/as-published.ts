import type { PreviousRelease } from '@peil/domain/release/release.ts'
import { asPublishedPath } from '@peil/publication/release-path.ts'
import { pathOf } from '#lib/paths.ts'
import type { Place } from '#lib/place.ts'

/** Where the same page of an earlier release stands, when that release is kept beside this one. */
export const asPublished = (place: Place, earlier: PreviousRelease): string =>
  place.file(`${asPublishedPath(earlier)}${pathOf(place.page, place.language)}`)
