import type { MunicipalityPage, RegionPage } from '@peil/domain/release/release.ts'
import type { Place } from '#lib/place.ts'
import { found } from '#lib/release-index.ts'

/** The municipalities of a region, by name. */
export const membersOf = (place: Place, region: RegionPage): readonly MunicipalityPage[] =>
  region.municipalities
    .map((nis) => found(place.index.municipalities, nis))
    .toSorted((a, b) => place.format.compare(a.name, b.name))
