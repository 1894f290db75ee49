import type { Indicator } from '../../programme/programme.ts'
import type { CalendarDate } from '../../values/calendar-date.ts'
import type { AreaFigure, IndicatorFigures } from '../figure.ts'
import { intervalOfSums, type Comparison, type Sums } from './finding.ts'

/** How far back a change is looked for. */
const yearsBack = 5

interface Settled extends Sums {
  readonly value: number
}

/** A value from sums that will not change any more. */
const settled = (figure: AreaFigure | null | undefined): Settled | null => {
  if (figure?.kind !== 'benchmark' || figure.status !== undefined) return null
  const { value, numerator, denominator } = figure
  return numerator === undefined || denominator === undefined
    ? null
    : { value, numerator, denominator }
}

/**
 * Every region beside Flanders, in the latest period in which both have a settled value. It is the
 * rest of Flanders that is tested against: the region is part of the whole.
 */
export const besideFlanders = (
  indicator: Indicator,
  order: number,
  { periods, regions, flanders }: IndicatorFigures,
): readonly Comparison[] =>
  Object.entries(regions).flatMap(([region, row]): readonly Comparison[] => {
    const at = periods.findLastIndex(
      (_, place) => settled(row[place]) !== null && settled(flanders[place]) !== null,
    )
    const period = periods[at]
    const own = settled(row[at])
    const all = settled(flanders[at])
    if (period === undefined || own === null || all === null) return []
    const rest = {
      numerator: all.numerator - own.numerator,
      denominator: all.denominator - own.denominator,
    }
    const first = intervalOfSums(indicator, own)
    const second = intervalOfSums(indicator, rest)
    if (first === null || second === null) return []
    const values = { first: own.value, second: all.value }
    return [{ indicator, order, region, period, since: null, ...values, tested: [first, second] }]
  })

/** Every region beside itself some years before, unless the way of counting changed in between. */
export const overYears = (
  indicator: Indicator,
  order: number,
  { periods, regions }: IndicatorFigures,
): readonly Comparison[] =>
  Object.entries(regions).flatMap(([region, row]): readonly Comparison[] => {
    const at = periods.findLastIndex((_, place) => settled(row[place]) !== null)
    const period = periods[at]
    const since = period === undefined ? undefined : yearsBefore(period, periods)
    if (period === undefined || since === undefined) return []
    const now = settled(row[at])
    const then = settled(row[periods.indexOf(since)])
    if (now === null || then === null || isBroken(indicator, since, period)) return []
    const [first, second] = [intervalOfSums(indicator, now), intervalOfSums(indicator, then)]
    if (first === null || second === null) return []
    const values = { first: now.value, second: then.value }
    return [{ indicator, order, region, period, since, ...values, tested: [first, second] }]
  })

const yearsBefore = (
  period: CalendarDate,
  periods: readonly CalendarDate[],
): CalendarDate | undefined => {
  const year = String(Number(period.slice(0, 4)) - yearsBack)
  return periods.find((earlier) => earlier === `${year}${period.slice(4)}`)
}

/** The period in which a break falls is the first that is counted the new way. */
const isBroken = ({ breaks = [] }: Indicator, since: CalendarDate, period: CalendarDate): boolean =>
  breaks.some(({ from }) => from > since && from <= period)
