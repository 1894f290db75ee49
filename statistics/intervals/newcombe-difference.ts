import { allGood, badLevel } from '../check-values.ts'
import { defaultLevel, type Estimate } from '../estimate.ts'
import { given, type Outcome } from '../outcome.ts'
import { trials } from './check-counts.ts'
import type { IntervalOptions } from './limits.ts'
import { wilsonLimits } from './wilson.ts'

/** So many of so many. */
export interface Proportion {
  readonly numerator: number
  readonly denominator: number
}

/** Refusals of two proportions, the second named as such. */
export const twoProportions = (first: Proportion, second: Proportion) => [
  ...trials(first.numerator, first.denominator),
  ...trials(second.numerator, second.denominator, ['other numerator', 'other denominator']),
]

/**
 * How much larger is one share than another of other cases? p₁ - p₂, with limits from the distances
 * of both Wilson intervals: low = d - √((p₁ - l₁)² + (u₂ - p₂)²), high = d + √((u₁ - p₁)² +
 * (p₂ - l₂)²). The groups are independent; input and undefined cases as `wilson`. In shares (0.1 is
 * ten percentage points). Source: Newcombe (1998), Stat Med 17:873, method 10.
 */
export const newcombeDifference = (
  first: Proportion,
  second: Proportion,
  { level = defaultLevel }: IntervalOptions = {},
): Outcome<Estimate> => {
  const checked = allGood([...twoProportions(first, second), ...badLevel(level)])
  if (!checked.ok) return checked
  const one = first.numerator / first.denominator
  const two = second.numerator / second.denominator
  const ofOne = wilsonLimits(first.numerator, first.denominator, level)
  const ofTwo = wilsonLimits(second.numerator, second.denominator, level)
  const difference = one - two
  return given(
    Object.freeze({
      estimate: difference,
      se: null,
      low: difference - Math.hypot(one - ofOne.low, ofTwo.high - two),
      high: difference + Math.hypot(ofOne.high - one, two - ofTwo.low),
      level,
      method: 'Difference of two proportions (Newcombe 1998, method 10)',
      n: first.denominator + second.denominator,
      warnings: [],
    }),
  )
}
