import { findRoot } from '../numerics/find-root.ts'

// Variation between places from e¹⁰ to e⁻¹² times that of chance; beyond is all or nothing, or none.
const grid = Array.from({ length: 23 }, (_, i) => Math.exp(i - 10))

/**
 * Where a likelihood is highest over positive values around `scale`, at which there is as much
 * variation between places as by chance: the best of a grid of powers of e, then the root of its
 * slope beside it. 0 or Infinity where it only rises towards an end of the grid.
 */
export const highestOf = (
  likelihood: (value: number) => number,
  slope: (value: number) => number,
  scale: number,
): number => {
  const heights = grid.map((step) => likelihood(step * scale))
  const best = heights.indexOf(Math.max(...heights))
  const low = grid[best - 1]
  const high = grid[best + 1]
  if (low === undefined) return 0
  if (high === undefined) return Infinity
  const log = findRoot((step) => slope(Math.exp(step) * scale), Math.log(low), Math.log(high))
  return Math.exp(log) * scale
}
