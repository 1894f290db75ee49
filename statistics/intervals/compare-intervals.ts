import { allGood, badLevel } from '../check-values.ts'
import { defaultLevel, type Estimate } from '../estimate.ts'
import { twoSidedP, twoSidedZ } from '../numerics/normal.ts'
import { given, type Outcome, type Refusal } from '../outcome.ts'
import { finite } from './check-counts.ts'
import type { IntervalOptions, Limits } from './limits.ts'

/** A figure with the limits of its interval; a fixed figure has both at itself. */
export interface Interval extends Limits {
  readonly estimate: number
}

export type Verdict = 'higher' | 'lower' | 'no clear difference'

/** The first figure beside the second: difference, words, and how often such words are wrong. */
export interface IntervalComparison extends Estimate {
  readonly verdict: Verdict
  /** How often equal figures differ at least so much, by chance. */
  readonly pValue: number
  /** How often the verdict is `higher` or `lower` although the figures are equal: 0.05. */
  readonly errorRate: number
  /** Whether the two intervals share a value; this decides nothing. */
  readonly overlap: boolean
}

/** The refusals of a figure that does not lie within its own limits. */
const badInterval = (name: string, { estimate, low, high }: Interval): Refusal[] => {
  const own = [
    ...finite({ column: name }, estimate),
    ...finite({ column: `${name} low` }, low),
    ...finite({ column: `${name} high` }, high),
  ]
  if (own.length > 0 || (low <= estimate && estimate <= high)) return own
  return [
    {
      code: 'limits-out-of-order',
      found: `${name} ${estimate} with limits ${low} and ${high}`,
      expected: 'lower limit, estimate and upper limit in this order',
      whatToDo: 'Check which columns hold the limits.',
      about: { column: name },
    },
  ]
}

export const verdictOf = (difference: number, isClear: boolean): Verdict => {
  if (!isClear) return 'no clear difference'
  return difference > 0 ? 'higher' : 'lower'
}

/** The p-value at which a limit this far from the difference would just reach zero. */
const pValueOf = (difference: number, towardsZero: number, z: number): number => {
  if (difference === 0) return 1
  return twoSidedP((difference / towardsZero) * z)
}

/**
 * Is the first figure higher or lower than the second? Their difference d with limits from the
 * distances of both intervals: d - √((a - aₗ)² + (bᵤ - b)²) to d + √((aᵤ - a)² + (b - bₗ)²); the
 * verdict is in favour of one when 0 lies outside. Both intervals have the level asked for and
 * belong to independent figures; if the figures are equal the verdict is wrong in 1 - level of all
 * comparisons. Overlap is told but does not decide: two 95 % intervals of equal width may overlap
 * although the difference is clear; to ask that they do not is a test at about 0.6 %, not 5 %.
 * Source: Zou & Donner (2008), Stat Med 27:1693; Schenker & Gentleman (2001) on overlap.
 */
export const compareIntervals = (
  first: Interval,
  second: Interval,
  { level = defaultLevel }: IntervalOptions = {},
): Outcome<IntervalComparison> => {
  const checked = allGood([
    ...badInterval('first', first),
    ...badInterval('second', second),
    ...badLevel(level),
  ])
  if (!checked.ok) return checked
  const difference = first.estimate - second.estimate
  const below = Math.hypot(first.estimate - first.low, second.high - second.estimate)
  const above = Math.hypot(first.high - first.estimate, second.estimate - second.low)
  const towardsZero = difference > 0 ? below : above
  return given(
    Object.freeze({
      estimate: difference,
      se: null,
      low: difference - below,
      high: difference + above,
      level,
      method: 'Difference from two intervals (Zou and Donner 2008)',
      n: 2,
      warnings: [],
      verdict: verdictOf(difference, Math.abs(difference) > towardsZero),
      pValue: pValueOf(difference, towardsZero, twoSidedZ(level)),
      errorRate: 1 - level,
      overlap: first.low <= second.high && second.low <= first.high,
    }),
  )
}
