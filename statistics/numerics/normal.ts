import cdf from '@stdlib/stats-base-dists-normal-cdf'
import pdf from '@stdlib/stats-base-dists-normal-pdf'
import quantile from '@stdlib/stats-base-dists-normal-quantile'

/** Φ(z): the chance that a standard normal variable is at most `z`. */
export const normalCdf = (z: number): number => cdf(z, 0, 1)

/** φ(z): density of the standard normal distribution. */
export const normalPdf = (z: number): number => pdf(z, 0, 1)

/** Φ⁻¹(p) for p in 0..1; NaN outside. */
export const normalQuantile = (p: number): number => quantile(p, 0, 1)

/** The z of a two-sided interval of this confidence: 1.959964 for 0.95. */
export const twoSidedZ = (level: number): number => normalQuantile(1 - (1 - level) / 2)

/** Two-sided p-value of a standard normal statistic. */
export const twoSidedP = (z: number): number => 2 * normalCdf(-Math.abs(z))
