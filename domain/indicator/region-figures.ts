import type { AreaSet, Programme } from '../programme/programme.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import { areaPartsOf, type AreaParts } from './area-parts.ts'
import { areaFigure, figuresOfToday } from './compose-period.ts'
import type { CurrentFigure } from './current-figure.ts'
import type { AreaFigure, Figure } from './figure.ts'
import { todayAreasOf } from './today-areas.ts'

/** What an indicator says of a region in a period, before anything is withheld. */
export interface RegionFigure {
  readonly indicator: string
  readonly period: CalendarDate
  /** Null where nothing can be said. */
  readonly figure: AreaFigure | null
}

interface RegionQuestion {
  /** Every code whose figures can count for the region, in any period. */
  readonly codes: readonly string[]
  readonly figuresOf: (current: readonly CurrentFigure[]) => readonly RegionFigure[]
}

/**
 * How a region of `today` is read from figures: which to ask for, and what they say per indicator
 * and period, by the rules of a release. Null when there is no such region.
 */
export const regionQuestion = (
  programme: Pick<Programme, 'indicators' | 'areaSets'>,
  today: AreaSet,
  region: string,
): RegionQuestion | null => {
  const { regions, populations } = todayAreasOf(today)
  const members = regions.get(region)
  if (members === undefined) return null
  const own = new Set(members)
  const partsIn = areaPartsOf(programme, today)
  const known = new Map<CalendarDate, AreaParts>()
  const partsOfRegion = (period: CalendarDate): AreaParts => {
    const before = known.get(period)
    if (before !== undefined) return before
    const parts = new Map([...partsIn(period)].filter(([nis]) => own.has(nis)))
    known.set(period, parts)
    return parts
  }
  const then = programme.areaSets.flatMap(({ validFrom }) =>
    [...partsOfRegion(validFrom).values()].flat(),
  )
  const figureOf = (
    indicator: Programme['indicators'][number],
    period: CalendarDate,
    current: readonly CurrentFigure[],
  ): RegionFigure => {
    const supplied = new Map<string, Figure>(current.map(({ area, figure }) => [area, figure]))
    const figures = figuresOfToday(indicator, supplied, partsOfRegion(period))
    const figure = areaFigure(indicator, populations, members, figures, figures)
    return { indicator: indicator.id, period, figure }
  }
  return {
    codes: [...new Set([...members, ...then])].sort(),
    figuresOf: (current) => {
      const byIndicator = Map.groupBy(current, ({ indicator }) => indicator)
      return programme.indicators.flatMap((indicator) => {
        const byPeriod = Map.groupBy(byIndicator.get(indicator.id) ?? [], ({ period }) => period)
        return [...byPeriod].map(([period, figures]) => figureOf(indicator, period, figures))
      })
    },
  }
}
