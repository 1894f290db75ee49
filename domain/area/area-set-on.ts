import type { AreaSet, Programme } from '../programme/programme.ts'
import type { CalendarDate } from '../values/calendar-date.ts'

/** The municipalities that exist on a date; null on a date that no set covers. */
export const areaSetOn = (
  { areaSets }: Pick<Programme, 'areaSets'>,
  date: CalendarDate,
): AreaSet | null =>
  areaSets.find(
    ({ validFrom, validTo }) => validFrom <= date && (validTo === null || date <= validTo),
  ) ?? null
