import { badDraws } from './check-draws.ts'
import { placeName } from './check-counts.ts'
import type { PlaceEstimates } from './check-estimates.ts'
import { estimateRefusals } from './check-estimates.ts'
import { quantile } from '../numerics/moments.ts'
import type { Random } from '../numerics/random.ts'
import { seeded } from '../numerics/random.ts'
import type { Outcome } from '../outcome.ts'
import { given, refused } from '../outcome.ts'
import type { RankOrder, RankedPlace } from './rank.ts'
import { ranksOf } from './rank.ts'

export interface BootstrapRankOptions {
  /** Default 0.95. */
  readonly level?: number
  /** Default `ascending`: rank 1 is the smallest. */
  readonly order?: RankOrder
  /**
   * `marginal`: each place's set holds its rank with probability `level`. `simultaneous`: all sets
   * do at once. Default `simultaneous`.
   */
  readonly coverage?: 'marginal' | 'simultaneous'
  /** Default 1,000. */
  readonly draws?: number
  /** Default 1. */
  readonly seed?: number
  readonly progress?: (done: number, of: number) => void
}

export interface BootstrapRanks {
  readonly level: number
  readonly coverage: 'marginal' | 'simultaneous'
  readonly draws: number
  readonly seed: number
  readonly method: string
  readonly n: number
  /** In the order of the rows. */
  readonly places: readonly RankedPlace[]
}

/** Ordered pairs: is the first surely larger than the second? */
interface Pairs {
  readonly first: Int32Array
  readonly second: Int32Array
  /** √(se² + se²) of each pair's difference. */
  readonly deviation: Float64Array
}

const pairsOf = (list: readonly (readonly [number, number])[], errors: Float64Array): Pairs => ({
  first: Int32Array.from(list, ([a]) => a),
  second: Int32Array.from(list, ([, b]) => b),
  deviation: Float64Array.from(list, ([a, b]) => Math.hypot(errors[a] ?? NaN, errors[b] ?? NaN)),
})

const drawErrors = (errors: Float64Array, draws: number, random: Random): Float64Array[] =>
  Array.from({ length: draws }, () => errors.map((error) => error * random.normal()))

/** The quantile over the draws of the largest standardised difference; no less than 0. */
const criticalValue = (
  { first, second, deviation }: Pairs,
  left: Int32Array,
  drawn: readonly Float64Array[],
  level: number,
): number => {
  const largest = Float64Array.from(drawn, (z) => {
    let most = -Infinity
    for (let k = 0; k < left.length; k += 1) {
      const pair = left[k] ?? 0
      const a = z[first[pair] ?? 0] ?? NaN
      const b = z[second[pair] ?? 0] ?? NaN
      const difference = (a - b) / (deviation[pair] ?? NaN)
      if (difference > most) most = difference
    }
    return most
  })
  return Math.max(0, quantile(largest, level))
}

/**
 * The pairs of which the first is surely larger, in steps (Romano & Wolf 2005): pairs decided in one
 * step no longer stand in the way of the others in the next.
 */
const decidedPairs = (
  estimates: Float64Array,
  pairs: Pairs,
  drawn: readonly Float64Array[],
  level: number,
): number[] => {
  const decided: number[] = []
  let left = Int32Array.from(pairs.first.keys())
  for (;;) {
    const critical = criticalValue(pairs, left, drawn, level)
    const exceeds = (pair: number): boolean => {
      const a = estimates[pairs.first[pair] ?? 0] ?? NaN
      const b = estimates[pairs.second[pair] ?? 0] ?? NaN
      return (a - b) / (pairs.deviation[pair] ?? NaN) > critical
    }
    const rejected = left.filter(exceeds)
    decided.push(...rejected)
    if (rejected.length === 0 || rejected.length === left.length) return decided
    left = left.filter((pair) => !exceeds(pair))
  }
}

/** How many places are surely below and surely above each place. */
interface Decided {
  readonly below: Int32Array
  readonly above: Int32Array
}

const allPairs = (n: number): (readonly [number, number])[] =>
  Array.from({ length: n * n }, (_, k) => [Math.floor(k / n), k % n] as const).filter(
    ([a, b]) => a !== b,
  )

const pairsWith = (place: number, n: number): (readonly [number, number])[] =>
  Array.from({ length: n }, (_, other) => other)
    .filter((other) => other !== place)
    .flatMap((other) => [[place, other] as const, [other, place] as const])

const decide = (
  estimates: Float64Array,
  errors: Float64Array,
  drawn: readonly Float64Array[],
  options: Required<BootstrapRankOptions>,
): Decided => {
  const n = estimates.length
  const below = new Int32Array(n)
  const above = new Int32Array(n)
  const { level, progress } = options
  if (options.coverage === 'simultaneous') {
    const pairs = pairsOf(allPairs(n), errors)
    for (const pair of decidedPairs(estimates, pairs, drawn, level)) {
      const [larger, smaller] = [pairs.first[pair] ?? 0, pairs.second[pair] ?? 0]
      below[larger] = (below[larger] ?? 0) + 1
      above[smaller] = (above[smaller] ?? 0) + 1
    }
    progress(n, n)
    return { below, above }
  }
  for (let place = 0; place < n; place += 1) {
    const pairs = pairsOf(pairsWith(place, n), errors)
    const decided = decidedPairs(estimates, pairs, drawn, level)
    below[place] = decided.filter((pair) => pairs.first[pair] === place).length
    above[place] = decided.length - (below[place] ?? 0)
    progress(place + 1, n)
  }
  return { below, above }
}

/**
 * Confidence sets for ranks by testing which differences between places have a sign that is sure
 * (Mogstad, Romano, Shaikh & Wilhelm 2024, Review of Economic Studies 91:476; R package csranks).
 *
 * Estimates are taken as independent and normal with their standard errors. Over seeded draws of
 * that, the quantile of the largest standardised difference among the pairs asked about is the
 * critical value; decided pairs drop out and the rest is tried again until no more are decided. A
 * place's best rank is 1 + how many are surely before it, its worst n minus how many surely after.
 *
 * Refused: fewer than two places, values that are not finite, standard errors of 0, a place named
 * twice, a level outside 0..1, fewer than 100 draws.
 */
export const bootstrapRanks = (
  places: PlaceEstimates,
  options: BootstrapRankOptions = {},
): Outcome<BootstrapRanks> => {
  const complete: Required<BootstrapRankOptions> = {
    level: 0.95,
    order: 'ascending',
    coverage: 'simultaneous',
    draws: 1000,
    seed: 1,
    progress: () => undefined,
    ...options,
  }
  const { level, order, coverage, draws, seed } = complete
  const wrong = [...estimateRefusals(places, level, 2), ...badDraws(draws)]
  if (wrong.length > 0) return refused(...wrong)
  const { names } = places
  const estimates = Float64Array.from(places.estimates)
  const errors = Float64Array.from(places.standardErrors)
  const n = estimates.length
  const decided = decide(estimates, errors, drawErrors(errors, draws, seeded(seed)), complete)
  const [before, after] =
    order === 'ascending' ? [decided.below, decided.above] : [decided.above, decided.below]
  const ranks = ranksOf(estimates, order)
  return given(
    Object.freeze({
      level,
      coverage,
      draws,
      seed,
      method: `Bootstrap confidence sets for ranks, ${coverage}, stepdown (Mogstad, Romano, Shaikh & Wilhelm 2024)`,
      n,
      places: Object.freeze(
        Array.from(estimates, (estimate, i) =>
          Object.freeze({
            name: placeName(names, i),
            estimate,
            rank: ranks[i] ?? NaN,
            lowRank: 1 + (before[i] ?? NaN),
            highRank: n - (after[i] ?? NaN),
          }),
        ),
      ),
    }),
  )
}
