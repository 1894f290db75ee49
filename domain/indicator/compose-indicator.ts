import type { Indicator } from '../programme/programme.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import type { AreaParts } from './area-parts.ts'
import { areaFigures, figuresOfToday, type PeriodFigures } from './compose-period.ts'
import type { CurrentFigure } from './current-figure.ts'
import type { Figure, IndicatorFigures } from './figure.ts'
import type { RevealingCount } from './revealing-count.ts'
import type { TodayAreas } from './today-areas.ts'
import { withholdFigures } from './withhold-figures.ts'

/** A count that is not published, for whoever checks that nobody can work it out. */
export interface SecretCount extends RevealingCount {
  readonly indicator: string
  readonly area: string
  readonly period: CalendarDate
}

export interface ComposedIndicator {
  readonly figures: Omit<IndicatorFigures, 'provenance'>
  readonly secrets: readonly SecretCount[]
}

/** What composing an indicator needs besides its figures. */
export interface IndicatorContext {
  readonly areas: TodayAreas
  readonly partsIn: (period: CalendarDate) => AreaParts
  /** Municipalities whose figure of a period the public has seen as it is now. */
  readonly publicIn: (
    indicator: Indicator,
    period: CalendarDate,
    known: ReadonlyMap<string, Figure>,
  ) => ReadonlySet<string>
}

/** One indicator in all areas of today and every period in which anything was supplied. */
export const composeIndicator = async (
  indicator: Indicator,
  current: readonly CurrentFigure[],
  { areas, partsIn, publicIn }: IndicatorContext,
): Promise<ComposedIndicator> => {
  const byPeriod = Map.groupBy(current, ({ period }) => period)
  const periods = [...byPeriod.keys()].sort()
  const composed: PeriodFigures[] = []
  const secrets: SecretCount[] = []
  for (const period of periods) {
    const supplied = new Map<string, Figure>(
      byPeriod.get(period)?.map(({ area, figure }) => [area, figure]),
    )
    const known = figuresOfToday(indicator, supplied, partsIn(period))
    const full = areaFigures(indicator, areas, known, known, supplied)
    const isPublic = publicIn(indicator, period, known)
    const shown = await withholdFigures(indicator, areas, known, full, isPublic)
    const { secondary } = shown.withheld
    composed.push(areaFigures(indicator, areas, known, shown.figures, supplied, secondary))
    for (const [area, count] of shown.secret)
      secrets.push({ indicator: indicator.id, area, period, ...count })
  }
  return { figures: figuresOf(indicator, periods, areas, composed), secrets }
}

const figuresOf = (
  { id }: Indicator,
  periods: readonly CalendarDate[],
  areas: TodayAreas,
  composed: readonly PeriodFigures[],
): ComposedIndicator['figures'] => ({
  indicator: id,
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
})

const rowsOf = (
  names: readonly string[],
  composed: readonly PeriodFigures[],
  level: 'regions' | 'provinces',
): IndicatorFigures['regions'] =>
  Object.fromEntries(
    names.map((name) => [name, composed.map((period) => period[level].get(name) ?? null)]),
  )
