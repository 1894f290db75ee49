import type { CalendarDate } from '../values/calendar-date.ts'

/** How many residents count for the threshold, on which day, according to whom. */
interface ResidentFigure {
  readonly residents: number
  readonly referenceDate: CalendarDate
  readonly source: string
}

/** Per NIS code. A municipality that is not in it has no figure: that is not zero. */
export type ResidentsByArea = ReadonlyMap<string, ResidentFigure>

export interface ResidentObservation {
  /** NIS code. */
  readonly area: string
  /** The reference date of the figure. */
  readonly period: CalendarDate
  readonly value: number
  readonly source: string
}

/**
 * Per municipality the figure with the latest reference date not after `notAfter` (the day a call
 * opens; that day itself still counts). Of two figures for the same day the later in the list
 * holds: observations come in the order in which they were recorded, so it is the correction.
 */
export const latestResidents = (
  observations: readonly ResidentObservation[],
  notAfter: CalendarDate,
): ResidentsByArea => {
  const latest = new Map<string, ResidentFigure>()
  for (const { area, period, value, source } of observations) {
    if (period > notAfter) continue
    const known = latest.get(area)
    if (known !== undefined && known.referenceDate > period) continue
    latest.set(area, { residents: value, referenceDate: period, source })
  }
  return latest
}
