import cdf from '@stdlib/stats-base-dists-f-cdf'

/** F distribution: the chance of at most `x` with these degrees of freedom. */
export const fCdf = (x: number, numeratorDf: number, denominatorDf: number): number =>
  cdf(x, numeratorDf, denominatorDf)
