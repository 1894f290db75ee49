import type { Indicator } from '../programme/programme.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import type { AreaParts } from './area-parts.ts'
import { areaFigures, figuresOfToday, type PeriodFigures } from './compose-period.ts'
import type { CurrentFigure } from './current-figure.ts'
import type { Figure, IndicatorFigures } from './figure.ts'
import type { TodayAreas } from './today-areas.ts'

/** One indicator in all areas of today and every period in which anything was supplied. */
export const composeIndicator = (
  indicator: Indicator,
  current: readonly CurrentFigure[],
  areas: TodayAreas,
  partsIn: (period: CalendarDate) => AreaParts,
): Omit<IndicatorFigures, 'provenance'> => {
  const byPeriod = Map.groupBy(current, ({ period }) => period)
  const periods = [...byPeriod.keys()].sort()
  const composed = periods.map((period): PeriodFigures => {
    const supplied = new Map<string, Figure>(
      byPeriod.get(period)?.map(({ area, figure }) => [area, figure]),
    )
    const known = figuresOfToday(indicator, supplied, partsIn(period))
    return areaFigures(indicator, areas, known, known, supplied)
  })
  return {
    indicator: indicator.id,
    periods,
    municipalities: Object.fromEntries(
      [...areas.populations.keys()].flatMap((nis) => {
        const row = composed.map(({ municipalities }) => municipalities.get(nis) ?? null)
        return row.some((figure) => figure !== null) ? [[nis, row]] : []
      }),
    ),
    regions: rowsOf([...areas.regions.keys()], composed, 'regions'),
    provinces: rowsOf([...areas.provinces.keys()], composed, 'provinces'),
    flanders: composed.map(({ flanders }) => flanders),
  }
}

const rowsOf = (
  names: readonly string[],
  composed: readonly PeriodFigures[],
  level: 'regions' | 'provinces',
): IndicatorFigures['regions'] =>
  Object.fromEntries(
    names.map((name) => [name, composed.map((period) => period[level].get(name) ?? null)]),
  )
