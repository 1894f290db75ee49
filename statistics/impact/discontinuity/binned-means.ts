import { mean, sampleVariance } from '../../numerics/moments.ts'
import { given, type Outcome } from '../../outcome.ts'
import { discontinuitySample } from './discontinuity-sample.ts'
import type { Side } from './side.ts'

/** Rows whose running values lie from `from` to before `to` (the last bin of a side: to `to`). */
interface Bin {
  readonly from: number
  readonly to: number
  readonly n: number
  readonly meanRunning: number
  readonly meanOutcome: number
}

export interface BinnedMeans {
  readonly left: readonly Bin[]
  readonly right: readonly Bin[]
}

/** Bins of equal width, or of about as many rows each. */
type BinSpacing = 'even' | 'quantile'

/**
 * Means of the outcome in bins of the running variable, never across the cutoff, for a plot. There
 * are as many bins on a side as make the spread of the means look like that of the rows:
 * variance of the outcome ÷ V × n ÷ ln(n)², rounded up, with V from the differences of neighbouring
 * rows (Calonico, Cattaneo & Titiunik 2015, JASA 110: mimicking variance, spacings), and at most one
 * per row. Empty bins are left out. `outcome` and `running` may hold NaN for missing.
 */
export const binnedMeans = (
  outcome: ArrayLike<number>,
  running: ArrayLike<number>,
  { cutoff = 0, spacing = 'even' }: { cutoff?: number; spacing?: BinSpacing } = {},
): Outcome<BinnedMeans> => {
  const sample = discontinuitySample({ outcome, running }, cutoff, 0)
  if (!sample.ok) return sample
  const { left, right, n } = sample.value
  const bins = (side: Side, start: number, end: number): Bin[] => {
    const count = Math.min(numberOfBins(side, end - start, n, spacing), side.distance.length)
    const edges =
      spacing === 'even'
        ? Array.from({ length: count + 1 }, (_, i) => start + ((end - start) * i) / count)
        : quantileEdges(side.distance, count)
    return fill(side, edges, cutoff)
  }
  return given(
    Object.freeze({
      left: bins(left, left.distance[0] ?? NaN, 0),
      right: bins(right, 0, right.distance.at(-1) ?? NaN),
    }),
  )
}

const numberOfBins = (
  { distance, outcome }: Side,
  range: number,
  n: number,
  spacing: BinSpacing,
): number => {
  let local = 0
  for (let i = 1; i < distance.length; i += 1) {
    const step = ((outcome[i] ?? NaN) - (outcome[i - 1] ?? NaN)) ** 2
    const width = (distance[i] ?? NaN) - (distance[i - 1] ?? NaN)
    local += spacing === 'even' ? (step * width) / (2 * range) : step / (2 * distance.length)
  }
  const count = Math.ceil((sampleVariance(outcome) / local) * (n / Math.log(n) ** 2))
  return count >= 1 ? count : 1
}

const quantileEdges = (sorted: Float64Array, count: number): number[] =>
  Array.from({ length: count + 1 }, (_, i) => {
    const place = ((sorted.length - 1) * i) / count
    const below = Math.floor(place)
    const low = sorted[below] ?? NaN
    const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? NaN
    return low + (place - below) * (high - low)
  })

const fill = ({ distance, outcome }: Side, edges: readonly number[], cutoff: number): Bin[] => {
  const bins: Bin[] = []
  let row = 0
  for (let bin = 1; bin < edges.length; bin += 1) {
    const start = row
    const end = edges[bin] ?? NaN
    const last = bin === edges.length - 1
    while (row < distance.length && (last || (distance[row] ?? NaN) < end)) row += 1
    if (row === start) continue
    bins.push(
      Object.freeze({
        from: cutoff + (edges[bin - 1] ?? NaN),
        to: cutoff + end,
        n: row - start,
        meanRunning: cutoff + mean(distance.subarray(start, row)),
        meanOutcome: mean(outcome.subarray(start, row)),
      }),
    )
  }
  return bins
}
