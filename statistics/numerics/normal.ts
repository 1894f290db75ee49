import cdf from '@stdlib/stats-base-dists-normal-cdf'
import pdf from '@stdlib/stats-base-dists-normal-pdf'
import quantile from '@stdlib/stats-base-dists-normal-quantile'

/** Φ(z): the chance that a standard normal variable is at most `z`. */
export const normalCdf = (z: number): number => cdf(z, 0, 1)

/** φ(z): density of the standard normal distribution. */
export const normalPdf = (z: number): number => pdf(z, 0, 1)

/** Below this the library loses digits: it computes with 2p - 1, of which p is then a small part. */
const farTail = 1e-3

/** Newton's method on ln Φ, from φ(z) ÷ |z| for Φ(z); four steps double the digits four times. */
const tailQuantile = (p: number): number => {
  const scale = -2 * Math.log(p)
  let z = -Math.sqrt(scale - Math.log(2 * Math.PI * scale))
  for (let step = 0; step < 4; step += 1) {
    const below = normalCdf(z)
    z -= (Math.log(below / p) * below) / normalPdf(z)
  }
  return z
}

/** Φ⁻¹(p) for p in 0..1; NaN outside. Its tail is exact down to p = 1e-300. */
export const normalQuantile = (p: number): number =>
  p > 0 && p < farTail ? tailQuantile(p) : quantile(p, 0, 1)

/** The z of a two-sided interval of this confidence: 1.959964 for 0.95. */
export const twoSidedZ = (level: number): number => normalQuantile(1 - (1 - level) / 2)

/** Two-sided p-value of a standard normal statistic. */
export const twoSidedP = (z: number): number => 2 * normalCdf(-Math.abs(z))
