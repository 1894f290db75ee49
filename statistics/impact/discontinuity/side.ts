/** The rows on one side of the cutoff, from the smallest running value to the largest. */
export interface Side {
  /** Running variable less the cutoff: below 0 on the left, 0 or more on the right. */
  readonly distance: Float64Array
  readonly outcome: Float64Array
  /** Treatment taken up; null in a sharp design. */
  readonly treatment: Float64Array | null
  readonly covariates: readonly Float64Array[]
  /** Number of its cluster per row, from 0; null without clusters. */
  readonly cluster: Int32Array | null
  /** Where the runs of equal running values begin, and behind the last one the number of rows. */
  readonly runs: Int32Array
}

/** Rows of a side that lie in a window: from the first to before the last. */
export interface Rows {
  readonly from: number
  readonly to: number
}

/** Number of different running values. */
export const distinctValues = (side: Side): number => side.runs.length - 1

/** Where runs of equal values begin in sorted values, and their number at the end. */
export const runsOf = (sorted: Float64Array): Int32Array => {
  const starts: number[] = []
  for (let i = 0; i < sorted.length; i += 1) if (sorted[i] !== sorted[i - 1]) starts.push(i)
  starts.push(sorted.length)
  return Int32Array.from(starts)
}

/** Distance from the cutoff to the farthest row. */
export const rangeOf = (side: Side): number =>
  Math.max(Math.abs(side.distance[0] ?? NaN), Math.abs(side.distance.at(-1) ?? NaN))

/** Distance from the cutoff to the n-th different running value next to it, or to the last. */
export const distanceToDistinct = (side: Side, n: number): number => {
  const count = distinctValues(side)
  const nearest = Array.from(side.runs.subarray(0, count), (start) =>
    Math.abs(side.distance[start] ?? NaN),
  ).sort((a, b) => a - b)
  return nearest[Math.min(n, count) - 1] ?? NaN
}
