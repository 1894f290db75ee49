import type { AreaSet, Call, Programme } from '../programme/programme.ts'
import type { CalendarDate } from '../values/calendar-date.ts'

/** The municipalities that exist on a date; null on a date that no set covers. */
export const areaSetOn = (
  { areaSets }: Pick<Programme, 'areaSets'>,
  date: CalendarDate,
): AreaSet | null =>
  areaSets.find(
    ({ validFrom, validTo }) => validFrom <= date && (validTo === null || date <= validTo),
  ) ?? null

/** The municipalities on the day a call opens. Throws when none are known: `check` never lets it be. */
export const areaSetOfCall = (programme: Pick<Programme, 'areaSets'>, call: Call): AreaSet => {
  const areaSet = areaSetOn(programme, call.opensOn)
  if (areaSet === null) throw new Error(`call ${call.id}: no municipalities on ${call.opensOn}`)
  return areaSet
}
