import { areaSetOn } from '../area/area-set-on.ts'
import { successorOf } from '../area/successor-of.ts'
import type { AreaSet, Programme } from '../programme/programme.ts'
import type { CalendarDate } from '../values/calendar-date.ts'

/** By code of a municipality of today: the codes that it is made of in some period, sorted. */
export type AreaParts = ReadonlyMap<string, readonly string[]>

/**
 * For any period, of which municipalities of that time the municipalities of `today` are made. A
 * period before the first known set is read with that set.
 */
export const areaPartsOf = (
  programme: Pick<Programme, 'areaSets'>,
  today: AreaSet,
): ((period: CalendarDate) => AreaParts) => {
  const known = new Map<AreaSet, AreaParts>()
  return (period) => {
    const set = areaSetOn(programme, period) ?? programme.areaSets[0] ?? today
    const before = known.get(set)
    if (before !== undefined) return before
    const parts = partsIn(programme, set, today)
    known.set(set, parts)
    return parts
  }
}

const partsIn = (
  programme: Pick<Programme, 'areaSets'>,
  then: AreaSet,
  today: AreaSet,
): AreaParts => {
  // A later set than today's cannot be: no figure of a day after the release is shown.
  if (then.validFrom >= today.validFrom)
    return new Map(today.municipalities.map(({ nis }) => [nis, [nis]]))
  const parts = new Map<string, string[]>(today.municipalities.map(({ nis }) => [nis, []]))
  for (const { nis } of then.municipalities) {
    const now = successorOf(programme, nis, today.validFrom)
    if (now !== null) parts.get(now.nis)?.push(nis)
  }
  for (const codes of parts.values()) codes.sort()
  return parts
}
