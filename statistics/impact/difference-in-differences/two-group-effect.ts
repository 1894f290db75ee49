import { positiveDefiniteInverse } from '../../numerics/cholesky.ts'
import { logisticRegression, type LogisticRegression } from '../../numerics/logistic-regression.ts'

/** `reg`: outcome regression; `ipw`: inverse probability weights that sum to one; `dr`: both. */
export type TwoGroupMethod = 'dr' | 'ipw' | 'reg'

/** Two groups of units, each with its change of the outcome between two times. */
export interface TwoGroups {
  readonly change: Float64Array
  /** 1 in the treated group, 0 in the control group. */
  readonly treated: Float64Array
  /** A column per covariate, without constant; a value per unit. */
  readonly covariates: readonly Float64Array[]
}

export interface TwoGroupEffect {
  readonly estimate: number
  /** Per unit; mean zero. Its mean square over n is the variance of the estimate. */
  readonly influence: Float64Array
}

/** Why two groups cannot be compared. */
export type TwoGroupProblem = 'no-overlap' | 'covariates-dependent'

/** Above this chance of treatment nobody comparable is left untreated (as in package did). */
const overlapLimit = 0.999
/** Controls that look so much like treated units are left out (as in package DRDID). */
const trimmedFrom = 0.995
/** Spread of a constant column, relative to its size, that is only rounding. */
const rounding = 1e-12

/**
 * Effect on the treated in two groups and two times, with its influence function: what
 * Sant'Anna & Zhao (2020) call outcome regression (Heckman, Ichimura & Todd 1997), Hájek-type
 * inverse probability weighting (Abadie 2005) and the traditional doubly robust estimator (their
 * eq. 2.6 with logit and least squares). Δ is the change, D the group, x = (1, covariates):
 *
 * - m(x) = x'b, b by least squares of Δ among the controls (reg, dr; 0 for ipw);
 * - p(x) by logit of D; controls weigh w = p / (1 - p) (ipw, dr; none for reg);
 * - estimate = mean of Δ - m over the treated, less the w-weighted mean of Δ - m over the controls.
 *
 * The influence function adds what estimating b and p contributes. All is invariant to shifting and
 * scaling covariates, so they are standardised first.
 */
export const twoGroupEffect = (
  groups: TwoGroups,
  method: TwoGroupMethod,
): TwoGroupEffect | TwoGroupProblem => {
  const { change, treated } = groups
  const n = change.length
  const k = groups.covariates.length + 1
  const design = standardised(groups.covariates, n)
  const regression = method === 'ipw' ? null : controlRegression(design, k, change, treated)
  if (method !== 'ipw' && regression === null) return 'covariates-dependent'
  const rest = regression?.residuals ?? change

  const side = weightedSide(design, k, rest, treated)
  const { influence, columns } = side
  let estimate = side.mean
  if (method !== 'reg') {
    const chance = logisticRegression(design, k, treated)
    if (chance === null || chance.fitted.some((p) => p >= overlapLimit)) return 'no-overlap'
    const control = controlSide(design, k, rest, treated, chance)
    estimate -= control.mean
    subtract(influence, control.influence)
    subtract(columns, control.columns)
  }
  if (regression !== null) {
    const direction = times(regression.inverseGram, columns, k)
    subtract(
      influence,
      rest.map((e, i) => (treated[i] === 1 ? 0 : n * e * along(design, k, i, direction))),
    )
  }
  return { estimate, influence }
}

/** A weighted mean of one group: what it adds to the influence, and the mean of its columns. */
interface Side {
  readonly mean: number
  readonly influence: Float64Array
  readonly columns: Float64Array
}

const weightedSide = (
  design: Float64Array,
  k: number,
  rest: Float64Array,
  weights: Float64Array,
): Side => {
  const n = rest.length
  const whole = total(weights)
  const mean = rest.reduce((sum, value, i) => sum + value * (weights[i] ?? NaN), 0) / whole
  return {
    mean,
    influence: rest.map((e, i) => (n * (weights[i] ?? NaN) * (e - mean)) / whole),
    columns: weightedColumns(design, k, weights).map((sum) => sum / whole),
  }
}

/** The control side by weights p / (1 - p), with what estimating p adds to the influence. */
const controlSide = (
  design: Float64Array,
  k: number,
  rest: Float64Array,
  treated: Float64Array,
  chance: LogisticRegression,
): Side => {
  const weights = chance.fitted.map((p, i) =>
    treated[i] === 1 || p >= trimmedFrom ? 0 : p / (1 - p),
  )
  const side = weightedSide(design, k, rest, weights)
  const direction = times(chance.covariance, weightedColumns(design, k, side.influence), k)
  const influence = side.influence.map((own, i) => {
    const surprise = (treated[i] ?? NaN) - (chance.fitted[i] ?? NaN)
    return own + surprise * along(design, k, i, direction)
  })
  return { ...side, influence }
}

/** Least squares of the change among the controls: residuals of all, and (XᵀX)⁻¹ of the controls. */
const controlRegression = (
  design: Float64Array,
  k: number,
  change: Float64Array,
  treated: Float64Array,
): { residuals: Float64Array; inverseGram: Float64Array } | null => {
  const n = change.length
  const gram = new Float64Array(k * k)
  const moment = new Float64Array(k)
  for (let i = 0; i < n; i += 1) {
    if (treated[i] === 1) continue
    for (let a = 0; a < k; a += 1) {
      const x = design[i * k + a] ?? NaN
      moment[a] = (moment[a] ?? NaN) + x * (change[i] ?? NaN)
      for (let b = 0; b < k; b += 1) {
        gram[a * k + b] = (gram[a * k + b] ?? NaN) + x * (design[i * k + b] ?? NaN)
      }
    }
  }
  const inverseGram = positiveDefiniteInverse(gram, k)
  if (inverseGram === null) return null
  const coefficients = times(inverseGram, moment, k)
  const residuals = Float64Array.from(change, (y, i) => y - along(design, k, i, coefficients))
  return { residuals, inverseGram }
}

/** Rows (1, z₁, z₂ …), each covariate less its mean and in units of its spread. */
const standardised = (covariates: readonly Float64Array[], n: number): Float64Array => {
  const k = covariates.length + 1
  const design = new Float64Array(n * k).fill(1)
  covariates.forEach((values, a) => {
    const centre = total(values) / n
    const spread = Math.sqrt(values.reduce((sum, x) => sum + (x - centre) ** 2, 0) / n)
    const varies = spread > Math.abs(centre) * rounding
    for (let i = 0; i < n; i += 1) {
      // A covariate that does not vary becomes 0 and is refused as dependent on the constant.
      design[i * k + a + 1] = varies ? ((values[i] ?? NaN) - centre) / spread : 0
    }
  })
  return design
}

const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0)

/** Σ wᵢ xᵢ, per column. */
const weightedColumns = (design: Float64Array, k: number, weights: Float64Array): Float64Array => {
  const columns = new Float64Array(k)
  for (let i = 0; i < weights.length; i += 1) {
    const weight = weights[i] ?? NaN
    for (let a = 0; a < k; a += 1) {
      columns[a] = (columns[a] ?? NaN) + weight * (design[i * k + a] ?? NaN)
    }
  }
  return columns
}

const subtract = (from: Float64Array, values: Float64Array): void =>
  values.forEach((value, i) => (from[i] = (from[i] ?? NaN) - value))

const along = (design: Float64Array, k: number, row: number, direction: Float64Array): number => {
  let sum = 0
  for (let a = 0; a < k; a += 1) sum += (design[row * k + a] ?? NaN) * (direction[a] ?? NaN)
  return sum
}

const times = (matrix: Float64Array, vector: Float64Array, k: number): Float64Array =>
  Float64Array.from({ length: k }, (_, a) => along(matrix, k, a, vector))
