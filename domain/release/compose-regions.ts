import { regionId } from '../area/region-id.ts'
import { rollUpArea } from '../measurement/roll-up.ts'
import type { AreaSet, Programme } from '../programme/programme.ts'
import type { AgreementPage, RegionPage } from './release.ts'

/**
 * The regions of a day, by name. Members are today's; totals follow the region as it was when an
 * agreement was made, so that a municipality that moves takes nothing along. A region that only
 * exists in agreements keeps its page.
 */
export const composeRegions = (
  programme: Programme,
  set: AreaSet,
  agreements: readonly AgreementPage[],
): readonly RegionPage[] => {
  const everName = new Map(
    programme.areaSets.flatMap(({ municipalities }) =>
      municipalities.map(({ region }) => [regionId(region), region] as const),
    ),
  )
  const today = Map.groupBy(set.municipalities, ({ region }) => regionId(region))
  const byRegion = Map.groupBy(agreements, ({ region }) => region)
  const ids = [...everName.keys()].filter((id) => today.has(id) || byRegion.has(id))
  return ids
    .map((id) => ({
      id,
      name: everName.get(id) ?? id,
      municipalities: (today.get(id) ?? []).map(({ nis }) => nis).sort(),
      totals: rollUpArea(programme, byRegion.get(id) ?? []),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'nl'))
}
