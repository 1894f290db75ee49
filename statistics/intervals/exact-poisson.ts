import { gammaQuantile } from '../numerics/gamma.ts'
import type { Limits } from './limits.ts'
import { countInterval, type CountInterval } from './count-interval.ts'

/** Both limits of a count that was checked. */
export const exactPoissonLimits = (events: number, level: number): Limits => {
  const tail = (1 - level) / 2
  return {
    low: gammaQuantile(tail, events, 1),
    high: gammaQuantile(1 - tail, events + 1, 1),
  }
}

/**
 * How many events may one expect where so many were counted? The exact Poisson interval: quantiles
 * of the gamma distribution with shapes x and x + 1, which are half those of χ² with 2x and
 * 2x + 2 degrees of freedom. Whole count of 0 or more; the lower limit of 0 is 0; no standard
 * error. Source: Garwood (1936), Biometrika 28:437.
 */
export const exactPoisson: CountInterval = countInterval(
  exactPoissonLimits,
  'Exact Poisson interval for a count (Garwood 1936)',
)
