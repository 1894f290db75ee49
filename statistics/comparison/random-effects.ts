import { upperGamma } from '../numerics/incomplete-gamma.ts'
import { twoSidedZ } from '../numerics/normal.ts'
import type { Outcome } from '../outcome.ts'
import { given, refused } from '../outcome.ts'
import { placeName } from './check-counts.ts'
import type { PlaceEstimates } from './check-estimates.ts'
import { estimateRefusals } from './check-estimates.ts'
import type { Shrinkage, ShrunkPlace } from './shrinkage.ts'
import { shrinkageWarnings } from './shrinkage.ts'

/** `estimate` is the mean of true values, with its standard error and interval. */
export interface RandomEffects extends Shrinkage {
  readonly se: number
  readonly low: number
  readonly high: number
  /** Cochran's Q, and the chance of one as large if all true values were the same. */
  readonly q: number
  readonly qP: number
  /** Share of the variance that is not chance, in percent (Higgins & Thompson 2002). */
  readonly i2: number
}

const total = (values: Float64Array): number =>
  values.reduce((running, value) => running + value, 0)

const weightedMean = (values: ArrayLike<number>, weights: Float64Array): number =>
  total(weights.map((weight, i) => weight * (values[i] ?? NaN))) / total(weights)

/**
 * Places whose estimates have errors of their own, pulled towards their common mean: random effects
 * by moments (DerSimonian & Laird 1986, Controlled Clinical Trials 7:177).
 *
 * With w = 1 ÷ v: Q = Σw(y - ȳ)², τ² = max(0, (Q - (k - 1)) ÷ (Σw - Σw² ÷ Σw)), the mean μ and its
 * error with weights 1 ÷ (v + τ²). A place gets the best linear prediction
 * B y + (1 - B) μ, B = τ² ÷ (τ² + v), with variance B v + (1 - B)² se(μ)². Normal intervals.
 *
 * Refused: fewer than three places, values that are not finite, standard errors of 0, a place named
 * twice, a level outside 0..1.
 */
export const randomEffects = (
  places: PlaceEstimates,
  { level = 0.95 }: { readonly level?: number } = {},
): Outcome<RandomEffects> => {
  const wrong = estimateRefusals(places, level, 3)
  if (wrong.length > 0) return refused(...wrong)
  const { names, estimates, standardErrors } = places
  const k = estimates.length
  const variances = Float64Array.from(standardErrors, (error) => error ** 2)
  const fixed = variances.map((variance) => 1 / variance)
  const centre = weightedMean(estimates, fixed)
  const q = total(fixed.map((weight, i) => weight * ((estimates[i] ?? NaN) - centre) ** 2))
  const scale = total(fixed) - total(fixed.map((weight) => weight ** 2)) / total(fixed)
  const between = Math.max(0, (q - (k - 1)) / scale)
  const weights = variances.map((variance) => 1 / (variance + between))
  const mu = weightedMean(estimates, weights)
  const se = Math.sqrt(1 / total(weights))
  const z = twoSidedZ(level)
  const predicted = Array.from(estimates, (raw, i): ShrunkPlace => {
    const variance = variances[i] ?? NaN
    const weight = between / (between + variance)
    const estimate = weight * raw + (1 - weight) * mu
    const error = Math.sqrt(weight * variance + (1 - weight) ** 2 * se ** 2)
    const half = z * error
    return Object.freeze({
      name: placeName(names, i),
      raw,
      estimate,
      se: error,
      low: estimate - half,
      high: estimate + half,
      weight,
    })
  })
  return given(
    Object.freeze({
      estimate: mu,
      se,
      low: mu - z * se,
      high: mu + z * se,
      level,
      method: 'Random effects by moments (DerSimonian & Laird 1986), best linear predictions',
      n: k,
      warnings: Object.freeze(shrinkageWarnings(k, between)),
      between,
      q,
      qP: upperGamma((k - 1) / 2, q / 2),
      i2: Math.max(0, (100 * (q - (k - 1))) / q),
      places: Object.freeze(predicted),
    }),
  )
}
