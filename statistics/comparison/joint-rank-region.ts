import { normalQuantile } from '../numerics/normal.ts'
import type { Outcome } from '../outcome.ts'
import { given, refused } from '../outcome.ts'
import { placeName } from './check-counts.ts'
import type { PlaceEstimates } from './check-estimates.ts'
import { estimateRefusals } from './check-estimates.ts'
import type { RankOrder, RankedPlace } from './rank.ts'
import { ranksOf } from './rank.ts'

export interface JointRankOptions {
  /** Chance that all ranks lie in their intervals at once; default 0.95. */
  readonly level?: number
  /** Default `ascending`: rank 1 is the smallest. */
  readonly order?: RankOrder
  /** Decimals to which limits are rounded before they are compared, where that is how they are published. */
  readonly decimals?: number
}

export interface JointRankRegion {
  readonly level: number
  /** z of each place's interval: wide enough for all of them at once. */
  readonly critical: number
  readonly method: string
  readonly n: number
  /** In the order of the rows; `low` and `high` are the joint limits of the estimate. */
  readonly places: readonly (RankedPlace & { readonly low: number; readonly high: number })[]
}

const rounded = (value: number, decimals: number | undefined): number =>
  decimals === undefined ? value : Math.round(value * 10 ** decimals) / 10 ** decimals

/**
 * A joint confidence region for the ranks of all places (Klein, Wright & Wieczorek 2020, JRSS C
 * 69:589, section 3): no draws, and the same result every time.
 *
 * Each place gets an interval at level^(1 ÷ n), so that for independent normal estimates all hold
 * at once with probability `level`. A place is surely below another where its interval ends at or
 * before the other's begins; its best rank is 1 + how many are surely before it, its worst n minus
 * how many are surely after it. Estimates and errors are in one unit.
 *
 * Refused: fewer than two places, values that are not finite, standard errors of 0, a place named
 * twice, a level outside 0..1.
 */
export const jointRankRegion = (
  places: PlaceEstimates,
  { level = 0.95, order = 'ascending', decimals }: JointRankOptions = {},
): Outcome<JointRankRegion> => {
  const wrong = estimateRefusals(places, level, 2)
  if (wrong.length > 0) return refused(...wrong)
  const { names, estimates, standardErrors } = places
  const n = estimates.length
  const critical = normalQuantile(1 - (1 - level ** (1 / n)) / 2)
  const limits = Array.from(estimates, (estimate, i) => {
    const half = critical * (standardErrors[i] ?? NaN)
    return { low: rounded(estimate - half, decimals), high: rounded(estimate + half, decimals) }
  })
  const ranks = ranksOf(estimates, order)
  const ranked = limits.map(({ low, high }, i) => {
    // Limits that rounding made one point are before no equal point, nor after it.
    const below = limits.filter((other) => other.high <= low && other.low < high).length
    const above = limits.filter((other) => other.low >= high && other.high > low).length
    const [before, after] = order === 'ascending' ? [below, above] : [above, below]
    return Object.freeze({
      name: placeName(names, i),
      estimate: estimates[i] ?? NaN,
      rank: ranks[i] ?? NaN,
      lowRank: 1 + before,
      highRank: n - after,
      low,
      high,
    })
  })
  return given(
    Object.freeze({
      level,
      critical,
      method: 'Joint confidence region for ranks (Klein, Wright & Wieczorek 2020)',
      n,
      places: Object.freeze(ranked),
    }),
  )
}
