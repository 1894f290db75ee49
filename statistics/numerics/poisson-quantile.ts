import { normalQuantile } from './normal.ts'
import { poissonCdf } from './poisson.ts'

/**
 * The smallest count that is not exceeded with chance `p` or more, p in (0, 1), where `mean` are
 * expected (finite, 0 or more). It searches from the quantile of a normal distribution.
 */
export const poissonQuantile = (p: number, mean: number): number => {
  if (mean === 0) return 0
  const z = normalQuantile(p)
  let count = Math.max(0, Math.floor(mean + Math.sqrt(mean) * z + (z * z - 1) / 6))
  while (poissonCdf(count, mean) < p) count += 1
  while (count > 0 && poissonCdf(count - 1, mean) >= p) count -= 1
  return count
}
