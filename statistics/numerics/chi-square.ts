import cdf from '@stdlib/stats-base-dists-chisquare-cdf'
import quantile from '@stdlib/stats-base-dists-chisquare-quantile'

/** χ²: the chance of at most `x` with `df` degrees of freedom. */
export const chiSquareCdf = (x: number, df: number): number => cdf(x, df)

/** Quantile of χ², p in 0..1. */
export const chiSquareQuantile = (p: number, df: number): number => quantile(p, df)
