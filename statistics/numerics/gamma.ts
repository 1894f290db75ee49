import gammaln from '@stdlib/math-base-special-gammaln'
import cdf from '@stdlib/stats-base-dists-gamma-cdf'
import quantile from '@stdlib/stats-base-dists-gamma-quantile'

/** Gamma distribution: the chance of at most `x`, given shape and rate (1 ÷ scale), both > 0. */
export const gammaCdf = (x: number, shape: number, rate: number): number => cdf(x, shape, rate)

/** Quantile of the gamma distribution, p in 0..1. */
export const gammaQuantile = (p: number, shape: number, rate: number): number =>
  quantile(p, shape, rate)

/** ln Γ(x). */
export const logGamma = (x: number): number => gammaln(x)
