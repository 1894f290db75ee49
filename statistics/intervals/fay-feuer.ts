import { defaultLevel, type Estimate } from '../estimate.ts'
import { gammaQuantile } from '../numerics/gamma.ts'
import { given, type Outcome } from '../outcome.ts'
import type { RateOptions } from './rate.ts'
import { checkStrata, standardise, type Strata } from './strata.ts'

/** Quantile of the gamma distribution with this mean and variance; 0 where both are 0. */
const gammaOf = (p: number, mean: number, variance: number): number =>
  mean === 0 ? 0 : gammaQuantile(p, (mean * mean) / variance, mean / variance)

/**
 * What would the rate be if the population were made up as the standard one? As
 * `directlyStandardisedRate`, with gamma limits, which hold also for few or no events: the lower
 * has mean r and variance v, the upper r + w and v + w², w being the largest weight of one event.
 * Conservative. Input as there, but without a least number of events. With weights alike it is the
 * exact Poisson interval. Source: Fay & Feuer (1997), Stat Med 16:791.
 */
export const fayFeuer = (
  strata: Strata,
  { level = defaultLevel, per = 1 }: Omit<RateOptions, 'limits'> = {},
): Outcome<Estimate> => {
  const checked = checkStrata(strata, level, per)
  if (!checked.ok) return checked
  const { rate, variance, events, largestWeight: w } = standardise(strata)
  const tail = (1 - level) / 2
  return given(
    Object.freeze({
      estimate: rate * per,
      se: Math.sqrt(variance) * per,
      low: gammaOf(tail, rate, variance) * per,
      high: gammaOf(1 - tail, rate + w, variance + w * w) * per,
      level,
      method: 'Directly standardised rate with gamma limits (Fay and Feuer 1997)',
      n: events,
      warnings: [],
    }),
  )
}
