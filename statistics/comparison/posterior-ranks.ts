import { badLevel } from '../check-values.ts'
import { drawBeta, drawGamma } from '../numerics/gamma-draw.ts'
import type { Random } from '../numerics/random.ts'
import { seeded } from '../numerics/random.ts'
import type { Outcome } from '../outcome.ts'
import { given, refused } from '../outcome.ts'
import type { CountForm, PlaceCounts } from './check-counts.ts'
import { countRefusals, placeName } from './check-counts.ts'
import { badDraws } from './check-draws.ts'
import type { RankOrder, RankedPlace } from './rank.ts'
import { ranksOf } from './rank.ts'

export interface PosteriorRankOptions {
  readonly kind: 'proportion' | 'rate'
  /** Default 0.95. */
  readonly level?: number
  /** Default `ascending`: rank 1 is the smallest. */
  readonly order?: RankOrder
  /** Default 1,000. */
  readonly draws?: number
  /** Default 1. */
  readonly seed?: number
  /** Default `whole`. */
  readonly counts?: CountForm
  /**
   * What is known beforehand: Beta(a, b) of a share, or Gamma(shape a, rate b) of a rate; by default
   * as little as possible (Jeffreys: ½, ½ and ½, 0). That of a shrinkage pulls ranks together too.
   */
  readonly prior?: { readonly a: number; readonly b: number }
}

export interface PosteriorRanks {
  readonly level: number
  readonly draws: number
  readonly seed: number
  readonly method: string
  readonly n: number
  /** In the order of the rows; `estimate` is the share or rate as counted. */
  readonly places: readonly (RankedPlace & { readonly medianRank: number })[]
}

type Draw = (place: number) => number

const drawOf = (
  { numerators, denominators }: PlaceCounts,
  { kind, prior }: PosteriorRankOptions,
  random: Random,
): Draw => {
  const { a, b } = prior ?? (kind === 'proportion' ? { a: 0.5, b: 0.5 } : { a: 0.5, b: 0 })
  return (place) => {
    const x = numerators[place] ?? NaN
    const n = denominators[place] ?? NaN
    return kind === 'proportion'
      ? drawBeta(random, a + x, b + n - x)
      : drawGamma(random, a + x) / (b + n)
  }
}

/** The smallest rank up to which at least a share `p` of the draws lies. */
const rankQuantile = (counts: Uint32Array, p: number, draws: number): number => {
  let seen = 0
  for (let rank = 0; rank < counts.length; rank += 1) {
    seen += counts[rank] ?? NaN
    if (seen >= p * draws) return rank + 1
  }
  return counts.length
}

/**
 * How uncertain ranks of shares or rates are when each is drawn from what its counts allow
 * (Goldstein & Spiegelhalter 1996, JRSS A 159:385): in every draw each place gets a value from
 * Beta(a + x, b + n - x) or Gamma(a + x, b + exposure), and the draw is ranked. The interval of a
 * place goes from the (1 - level) ÷ 2 quantile of its ranks to the (1 + level) ÷ 2 quantile.
 *
 * These intervals say how ranks vary, and pull towards the middle: where places are alike they may
 * hold a true rank less often than `level`. For a guarantee use `jointRankRegion`.
 *
 * Refused as in `funnel`, and a level outside 0..1, fewer than 100 draws.
 */
export const posteriorRanks = (
  counts: PlaceCounts,
  options: PosteriorRankOptions,
): Outcome<PosteriorRanks> => {
  const { kind, level = 0.95, order = 'ascending', draws = 1000, seed = 1 } = options
  const wrong = [
    ...countRefusals(counts, kind, options.counts ?? 'whole'),
    ...badLevel(level),
    ...badDraws(draws),
  ]
  if (wrong.length > 0) return refused(...wrong)
  const { names, numerators, denominators } = counts
  const n = numerators.length
  const draw = drawOf(counts, options, seeded(seed))
  const frequency = Array.from({ length: n }, () => new Uint32Array(n))
  const values = new Float64Array(n)
  for (let round = 0; round < draws; round += 1) {
    for (let place = 0; place < n; place += 1) values[place] = draw(place)
    for (const [place, rank] of ranksOf(values, order).entries()) {
      const own = frequency[place]
      if (own !== undefined) own[rank - 1] = (own[rank - 1] ?? 0) + 1
    }
  }
  const estimates = Float64Array.from(numerators, (x, i) => x / (denominators[i] ?? NaN))
  const ranks = ranksOf(estimates, order)
  return given(
    Object.freeze({
      level,
      draws,
      seed,
      method: `Ranks of posterior draws of ${kind}s (Goldstein & Spiegelhalter 1996)`,
      n,
      places: Object.freeze(
        frequency.map((own, i) =>
          Object.freeze({
            name: placeName(names, i),
            estimate: estimates[i] ?? NaN,
            rank: ranks[i] ?? NaN,
            medianRank: rankQuantile(own, 0.5, draws),
            lowRank: rankQuantile(own, (1 - level) / 2, draws),
            highRank: rankQuantile(own, (1 + level) / 2, draws),
          }),
        ),
      ),
    }),
  )
}
