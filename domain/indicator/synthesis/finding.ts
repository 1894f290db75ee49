import { compareMany } from '@peil/statistics/intervals/compare-many.ts'
import type { Interval } from '@peil/statistics/intervals/compare-intervals.ts'
import { rate } from '@peil/statistics/intervals/rate.ts'
import { wilson } from '@peil/statistics/intervals/wilson.ts'
import type { Indicator } from '../../programme/programme.ts'
import type { CalendarDate } from '../../values/calendar-date.ts'

/** Of all findings that are called clear, at most this share is expected to be chance. */
const falseDiscoveryRate = 0.05

/** A smaller difference than this share of the figure it is compared with does not matter. */
const relevantShare = 0.1

/** A tenth that is computed may fall short of a tenth by this. */
const rounding = 1e-9

/** So many must be counted, and of a proportion not counted, on either side. */
const fewestCases = 20

/** Two figures of one indicator beside each other. */
export interface Comparison {
  readonly indicator: Indicator
  /** Its place in the programme. */
  readonly order: number
  readonly region: string
  readonly period: CalendarDate
  /** The earlier period of a change; null beside Flanders. */
  readonly since: CalendarDate | null
  /** As published: of the region (or earlier), and of Flanders (or later). */
  readonly first: number
  readonly second: number
  /** Independent of each other, for the test. */
  readonly tested: readonly [Interval, Interval]
}

export interface JudgedComparison extends Comparison {
  /** How far the first is from the second, as a share of the second. */
  readonly relative: number
  readonly isClear: boolean
}

export interface Sums {
  readonly numerator: number
  readonly denominator: number
}

/** The figure of some sums with its interval; null when too few are counted to say anything. */
export const intervalOfSums = (
  { kind, per = 1 }: Pick<Indicator, 'kind' | 'per'>,
  { numerator, denominator }: Sums,
): Interval | null => {
  const whole = Number.isInteger(numerator) && Number.isInteger(denominator)
  if (!whole || numerator < fewestCases || denominator <= 0) return null
  if (kind === 'proportion' && denominator - numerator < fewestCases) return null
  if (kind !== 'proportion' && kind !== 'rate') return null
  const found =
    kind === 'proportion' ? wilson(numerator, denominator) : rate(numerator, denominator, { per })
  if (!found.ok) return null
  const { estimate, low, high } = found.value
  return low === null || high === null ? null : { estimate, low, high }
}

/**
 * Which differences are clear: so large that they matter, and larger than chance among all that were
 * looked at together (Benjamini & Hochberg).
 */
export const judgeComparisons = (
  comparisons: readonly Comparison[],
): readonly JudgedComparison[] => {
  if (comparisons.length === 0) return []
  const judged = compareMany(
    comparisons.map(({ tested: [first] }) => first),
    comparisons.map(({ tested: [, second] }) => second),
    { falseDiscoveryRate },
  )
  if (!judged.ok) throw new Error(`intervals that do not hold: ${JSON.stringify(judged.refusals)}`)
  return comparisons.map((comparison, at) => {
    const { first, second } = comparison
    const relative = second === 0 ? 0 : (first - second) / second
    const verdict = judged.value[at]?.verdict ?? 'no clear difference'
    // The published figures must say the same as those that were tested.
    const agrees = verdict === 'higher' ? relative > 0 : verdict === 'lower' && relative < 0
    return {
      ...comparison,
      relative,
      isClear: agrees && Math.abs(relative) >= relevantShare - rounding,
    }
  })
}
