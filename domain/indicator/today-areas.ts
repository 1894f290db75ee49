import { regionId } from '../area/region-id.ts'
import type { AreaSet } from '../programme/programme.ts'

/** The municipalities of a release's day, and which of them make up each larger area. */
export interface TodayAreas {
  /** Codes, ascending, with how many live there. */
  readonly populations: ReadonlyMap<string, number | null>
  /** By id of the region: codes, ascending. */
  readonly regions: ReadonlyMap<string, readonly string[]>
  /** By name of the province: codes, ascending. */
  readonly provinces: ReadonlyMap<string, readonly string[]>
}

export const todayAreasOf = ({ municipalities }: AreaSet): TodayAreas => {
  const sorted = municipalities.toSorted((a, b) => (a.nis < b.nis ? -1 : 1))
  const groups = (nameOf: (region: string, province: string) => string) => {
    const by = Map.groupBy(sorted, ({ region, province }) => nameOf(region, province))
    const names = [...by.keys()].sort()
    return new Map(names.map((name) => [name, (by.get(name) ?? []).map(({ nis }) => nis)]))
  }
  return {
    populations: new Map(sorted.map(({ nis, population }) => [nis, population])),
    regions: groups((region) => regionId(region)),
    provinces: groups((_, province) => province),
  }
}
