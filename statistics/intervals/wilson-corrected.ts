import { twoSidedZ } from '../numerics/normal.ts'
import type { Limits } from './limits.ts'

const limits = (x: number, n: number, level: number): Limits => {
  const z = twoSidedZ(level)
  const p = x / n
  const width = 2 * (n + z * z)
  const centre = 2 * x + z * z
  const below = z * Math.sqrt(z * z - 2 - 1 / n + 4 * p * (n - x + 1))
  const above = z * Math.sqrt(z * z + 2 - 1 / n + 4 * p * (n - x - 1))
  return {
    low: x === 0 ? 0 : (centre - 1 - below) / width,
    high: x === n ? 1 : (centre + 1 + above) / width,
  }
}
import { shareInterval, type ShareInterval } from './share-interval.ts'

/**
 * Wilson's interval with a continuity correction of half a case: all shares π with
 * |p - π| - 1 ÷ 2n ≤ z √(π (1 - π) ÷ n). Wider, and nearly never below its level; for those who
 * want that and no exact method. Input and undefined cases as `wilson`.
 * Source: Newcombe (1998), Stat Med 17:857, method 4.
 */
export const wilsonCorrected: ShareInterval = shareInterval(
  limits,
  'Wilson score interval with continuity correction (Newcombe 1998, method 4)',
)
