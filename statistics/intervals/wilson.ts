import { twoSidedZ } from '../numerics/normal.ts'
import type { Limits } from './limits.ts'
import { shareInterval, type ShareInterval } from './share-interval.ts'

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
export const wilson: ShareInterval = shareInterval(
  wilsonLimits,
  'Wilson score interval (Wilson 1927)',
)
