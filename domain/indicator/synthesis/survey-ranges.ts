import type { Indicator } from '../../programme/programme.ts'
import type { CalendarDate } from '../../values/calendar-date.ts'
import type { Extreme, IndicatorFigures } from '../figure.ts'

/** How far a survey ranges in a region. */
export interface SurveyRange {
  readonly indicator: Indicator
  readonly region: string
  readonly period: CalendarDate
  readonly lowest: Extreme
  readonly highest: Extreme
  /** Whether every interval of the lowest lies below every one of the highest. */
  readonly isClear: boolean
}

/** More names than this are no answer to where. */
const mostNames = 3

/**
 * The latest lowest and highest of every region, where each is held by a few and their intervals
 * are known: without these nobody can say whether the places differ.
 */
export const surveyRanges = (
  indicator: Indicator,
  { periods, regions }: IndicatorFigures,
): readonly SurveyRange[] =>
  Object.entries(regions).flatMap(([region, row]): readonly SurveyRange[] => {
    const at = row.findLastIndex((figure) => figure?.kind === 'range')
    const figure = row[at]
    const period = periods[at]
    if (figure?.kind !== 'range' || period === undefined) return []
    const { lowest, highest } = figure
    const uppers = lowest.areas.map(({ upper }) => upper ?? NaN)
    const lowers = highest.areas.map(({ lower }) => lower ?? NaN)
    const told = [...uppers, ...lowers].every((limit) => !Number.isNaN(limit))
    const few = lowest.areas.length <= mostNames && highest.areas.length <= mostNames
    if (!told || !few || lowest.value === highest.value) return []
    const isClear = Math.max(...uppers) < Math.min(...lowers)
    return [{ indicator, region, period, lowest, highest, isClear }]
  })
