import { allGood, badLevel } from '../check-values.ts'
import { defaultLevel, type Estimate } from '../estimate.ts'
import { twoSidedZ } from '../numerics/normal.ts'
import { given, type Outcome } from '../outcome.ts'
import { trials } from './check-counts.ts'

export interface IntervalOptions {
  /** Confidence as a share; 0.95 unless given. */
  readonly level?: number
}

export interface Limits {
  readonly low: number
  readonly high: number
}

/** Both limits, for counts that were checked: 0 ≤ x ≤ n, n ≥ 1. */
export const wilsonLimits = (x: number, n: number, level: number): Limits => {
  const z = twoSidedZ(level)
  const z2 = z * z
  const centre = 2 * x + z2
  const spread = z * Math.sqrt(z2 + (4 * x * (n - x)) / n)
  const width = 2 * (n + z2)
  return {
    low: x === 0 ? 0 : (centre - spread) / width,
    high: x === n ? 1 : (centre + spread) / width,
  }
}

/**
 * What share of `denominator` cases has it, and how sure is that? Wilson's score interval: all
 * shares π that a score test does not reject, (p - π)² ≤ z² π (1 - π) ÷ n, that is
 * (2x + z² ± z √(z² + 4x(1 - p))) ÷ 2(n + z²). Inside 0..1, also at 0 and n cases. Whole numbers,
 * 0 ≤ numerator ≤ denominator, denominator ≥ 1; undefined for no cases. It has no standard error.
 * Source: Wilson (1927); Newcombe (1998), Stat Med 17:857, method 3.
 */
export const wilson = (
  numerator: number,
  denominator: number,
  { level = defaultLevel }: IntervalOptions = {},
): Outcome<Estimate> => {
  const checked = allGood([...trials(numerator, denominator), ...badLevel(level)])
  if (!checked.ok) return checked
  return given(
    Object.freeze({
      estimate: numerator / denominator,
      se: null,
      ...wilsonLimits(numerator, denominator, level),
      level,
      method: 'Wilson score interval (Wilson 1927)',
      n: denominator,
      warnings: [],
    }),
  )
}
