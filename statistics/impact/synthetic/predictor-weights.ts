import { nelderMead } from '../../numerics/nelder-mead.ts'
import { seeded } from '../../numerics/random.ts'
import { simplexLeastSquares } from '../../numerics/simplex-least-squares.ts'

/** One treated unit (or the mean of several) and its donors. */
export interface PredictorProblem {
  /** Per donor, its predictors, each in units of its standard deviation. */
  readonly donors: readonly Float64Array[]
  readonly target: Float64Array
  /** Per donor, its outcomes at the times that the mixture is to match. */
  readonly outcomes: readonly Float64Array[]
  readonly targetOutcomes: Float64Array
}

export interface PredictorWeights {
  /** Per donor; 1 together. */
  readonly weights: Float64Array
  /** Per predictor, how much it counts; 1 together. */
  readonly importance: Float64Array
  /** Mean squared gap of the outcomes that are to be matched. */
  readonly mspe: number
}

/** Below e^-20 of the most important predictor, one counts for nothing. */
const least = -20
/** Chance starts per predictor. */
const chanceStarts = 2
const seed = 20100
/** Starts that are followed to the end. */
const finalists = 3

/**
 * Donor weights that bring the predictors together, min (x₁ − X₀ w)ᵀ V (x₁ − X₀ w), where the
 * importance V ≥ 0 of the predictors is the one whose weights match the earlier outcomes best
 * (Abadie & Gardeazabal 2003, appendix B; Abadie, Diamond & Hainmueller 2010, section 2.3).
 *
 * V is not unique and the matching has many local optima; the search begins at equal importance, at
 * each predictor alone and at points by (fixed) chance, on the logarithms of V, and follows the
 * best of them. The same data give the same weights.
 */
export const predictorWeights = (problem: PredictorProblem): PredictorWeights => {
  const count = problem.target.length
  let last: Float64Array | undefined
  const mspeAt = (logs: Float64Array): number => {
    last = weightsOf(problem, importanceOf(logs), last)
    return mspeOf(problem, last)
  }
  const firsts = startsOf(count)
    .map((start) =>
      nelderMead(mspeAt, start, { step: 1.5, mostEvaluations: 30 * count, tolerance: 1e-4 }),
    )
    .sort((a, b) => a.value - b.value)
  const finals = firsts.slice(0, finalists).map((first) => {
    let found = first
    for (let round = 0; round < 4; round += 1) {
      const again = nelderMead(mspeAt, found.at, {
        step: 1,
        mostEvaluations: 120 * count,
        tolerance: 1e-9,
      })
      const gain = found.value - again.value
      if (again.value < found.value) found = again
      if (gain <= 1e-6 * found.value) break
    }
    return found
  })
  const best = finals.reduce((a, b) => (b.value < a.value ? b : a))
  const importance = importanceOf(best.at)
  // Without a beginning, so that the answer does not depend on the way the search took.
  const weights = weightsOf(problem, importance, undefined)
  return { weights, importance, mspe: mspeOf(problem, weights) }
}

const startsOf = (count: number): Float64Array[] => {
  const random = seeded(seed)
  return [
    new Float64Array(count),
    ...Array.from({ length: count }, (_, k) =>
      Float64Array.from({ length: count }, (__, j) => (j === k ? 0 : -5)),
    ),
    ...Array.from({ length: chanceStarts * count }, () =>
      Float64Array.from({ length: count }, () => -6 * random.uniform()),
    ),
  ]
}

const importanceOf = (logs: Float64Array): Float64Array => {
  const top = Math.max(...logs)
  const raw = logs.map((log) => (log - top < least ? 0 : Math.exp(log - top)))
  const total = raw.reduce((sum, value) => sum + value, 0)
  return raw.map((value) => value / total)
}

const weightsOf = (
  problem: PredictorProblem,
  importance: Float64Array,
  start: Float64Array | undefined,
): Float64Array => {
  const roots = importance.map(Math.sqrt)
  const scaled = (values: Float64Array): Float64Array => values.map((x, k) => x * (roots[k] ?? NaN))
  return simplexLeastSquares(problem.donors.map(scaled), scaled(problem.target), {
    ridge: 0,
    intercept: false,
    ...(start === undefined ? {} : { start }),
  }).weights
}

const mspeOf = (problem: PredictorProblem, weights: Float64Array): number => {
  const gaps = problem.targetOutcomes.slice()
  weights.forEach((weight, i) => {
    if (weight === 0) return
    const own = problem.outcomes[i]
    for (let t = 0; t < gaps.length; t += 1) gaps[t] = (gaps[t] ?? NaN) - weight * (own?.[t] ?? NaN)
  })
  return gaps.reduce((sum, gap) => sum + gap * gap, 0) / gaps.length
}
