import betaln from '@stdlib/math-base-special-betaln'
import cdf from '@stdlib/stats-base-dists-beta-cdf'
import quantile from '@stdlib/stats-base-dists-beta-quantile'

/** Beta distribution: the chance of at most `x` in 0..1, given a, b > 0. */
export const betaCdf = (x: number, a: number, b: number): number => cdf(x, a, b)

/** Quantile of the beta distribution, p in 0..1. */
export const betaQuantile = (p: number, a: number, b: number): number => quantile(p, a, b)

/** ln B(a, b). */
export const logBeta = (a: number, b: number): number => betaln(a, b)
