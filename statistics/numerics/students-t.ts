import cdf from '@stdlib/stats-base-dists-t-cdf'
import quantile from '@stdlib/stats-base-dists-t-quantile'

/** Student's t: the chance of at most `t` with `df` degrees of freedom, df > 0. */
export const studentsTCdf = (t: number, df: number): number => cdf(t, df)

/** Quantile of Student's t, p in 0..1, df > 0. */
export const studentsTQuantile = (p: number, df: number): number => quantile(p, df)
