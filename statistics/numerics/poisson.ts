import cdf from '@stdlib/stats-base-dists-poisson-cdf'

/** The chance of at most `x` events where `mean` are expected. */
export const poissonCdf = (x: number, mean: number): number => cdf(x, mean)
