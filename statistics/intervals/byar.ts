import { twoSidedZ } from '../numerics/normal.ts'
import type { Limits } from './limits.ts'

const cubed = (events: number, z: number): number =>
  events * Math.max(1 - 1 / (9 * events) + z / (3 * Math.sqrt(events)), 0) ** 3
import { countInterval, type CountInterval } from './count-interval.ts'

/** Both limits of a count that was checked. */
export const byarLimits = (events: number, level: number): Limits => {
  const z = twoSidedZ(level)
  return { low: events === 0 ? 0 : cubed(events, -z), high: cubed(events + 1, z) }
}

/**
 * How many events may one expect where so many were counted? Byar's approximation to the exact
 * Poisson limits: x (1 - 1 ÷ 9x - z ÷ 3√x)³ and (x + 1) (1 - 1 ÷ 9(x + 1) + z ÷ 3√(x + 1))³, as
 * English public health uses it. (Others put x + ½ into both; those limits are another method.)
 * Whole count of 0 or more; no standard error. Below 10 events `exactPoisson` is better.
 * Source: Breslow & Day (1987), p. 69; PHE technical guide, formula for counts.
 */
export const byar: CountInterval = countInterval(
  byarLimits,
  "Byar's approximation for a count (Breslow and Day 1987)",
)
