/** Which place is first: the one with the smallest or with the largest value. */
export type RankOrder = 'ascending' | 'descending'

export interface RankedPlace {
  readonly name: string
  readonly estimate: number
  /** Place in the order of the estimates, from 1; equal estimates share the best rank. */
  readonly rank: number
  /** Best and worst rank that the data allow. */
  readonly lowRank: number
  readonly highRank: number
}

/** Ranks from 1 in the order asked for; equal values share the best rank. O(n log n). */
export const ranksOf = (values: ArrayLike<number>, order: RankOrder): number[] => {
  const sign = order === 'ascending' ? 1 : -1
  const sorted = Float64Array.from(values, (value) => sign * value).sort()
  return Array.from(values, (value) => 1 + countBelow(sorted, sign * value))
}

/** How many of the sorted values are below `value`. */
const countBelow = (sorted: Float64Array, value: number): number => {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? NaN) < value) low = middle + 1
    else high = middle
  }
  return low
}
