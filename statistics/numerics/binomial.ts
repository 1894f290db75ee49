import cdf from '@stdlib/stats-base-dists-binomial-cdf'

/** The chance of at most `x` successes in `n` trials of chance `p`. */
export const binomialCdf = (x: number, n: number, p: number): number => cdf(x, n, p)
