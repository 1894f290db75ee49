import { jointRankRegion } from '@peil/statistics/comparison/joint-rank-region.ts'

export interface RankRanges {
  /** Confidence with which all ranges hold together. */
  readonly level: number
  /** The ranks possible, 1 for the highest ratio; in the order of the participants. */
  readonly ranges: readonly { readonly low: number; readonly high: number }[]
}

const level = 0.9

/**
 * The ranks that each participant may have by reach ÷ expected, all together with 90 % confidence
 * (`jointRankRegion`), by chance alone: √(reach ÷ expected) has standard error 1/(2√expected),
 * whatever the reach, so that who reached nobody has a range too (the variance-stabilising root of
 * Poisson counts, Bartlett 1936). Refuses nothing: two or more participants of each of whom
 * something was expected.
 */
export const rankRanges = (reach: readonly number[], expected: readonly number[]): RankRanges => {
  const region = jointRankRegion(
    {
      estimates: reach.map((count, i) => Math.sqrt(count / (expected[i] ?? NaN))),
      standardErrors: expected.map((count) => 1 / (2 * Math.sqrt(count))),
    },
    { level, order: 'descending' },
  )
  if (!region.ok) throw new Error(region.refusals.map(({ found }) => found).join('; '))
  return {
    level,
    ranges: region.value.places.map(({ lowRank, highRank }) => ({ low: lowRank, high: highRank })),
  }
}
