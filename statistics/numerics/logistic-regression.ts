import { positiveDefiniteInverse } from './cholesky.ts'

/** A fitted logit: the chance p of `1` with ln(p / (1 - p)) = x'b. */
export interface LogisticRegression {
  readonly coefficients: Float64Array
  /** p per row. */
  readonly fitted: Float64Array
  /** (Xᵀ W X)⁻¹ with W = p (1 - p), k × k by row: the covariance of the coefficients. */
  readonly covariance: Float64Array
}

const mostSteps = 50
/** Largest change of x'b in the last step; Newton's next one would be its square. */
const settled = 1e-8

/**
 * Maximum likelihood by Newton's method (iteratively reweighted least squares). `design` holds n
 * rows of `k` values. Null where the columns depend on each other, or the likelihood has no maximum
 * because a combination of columns tells the ones from the zeros without fault.
 */
export const logisticRegression = (
  design: Float64Array,
  k: number,
  ones: ArrayLike<number>,
): LogisticRegression | null => {
  const n = ones.length
  const coefficients = new Float64Array(k)
  const fitted = new Float64Array(n)
  for (let step = 0; step < mostSteps; step += 1) {
    predict(design, k, coefficients, fitted)
    const covariance = positiveDefiniteInverse(information(design, k, fitted), k)
    if (covariance === null) return null
    const move = product(covariance, scoreOf(design, k, ones, fitted))
    coefficients.forEach((b, a) => (coefficients[a] = b + (move[a] ?? NaN)))
    const largest = largestChange(design, k, move, n)
    if (largest < settled) {
      predict(design, k, coefficients, fitted)
      return { coefficients, fitted, covariance }
    }
  }
  return null
}

const product = (matrix: Float64Array, vector: Float64Array): Float64Array =>
  vector.map((_, a) =>
    vector.reduce((sum, value, b) => sum + value * (matrix[a * vector.length + b] ?? NaN), 0),
  )

/** The largest change of x'b over the rows when b moves. */
const largestChange = (design: Float64Array, k: number, move: Float64Array, n: number): number => {
  let largest = 0
  for (let i = 0; i < n; i += 1) {
    let change = 0
    for (let a = 0; a < k; a += 1) change += (design[i * k + a] ?? NaN) * (move[a] ?? NaN)
    largest = Math.max(largest, Math.abs(change))
  }
  return largest
}

const predict = (
  design: Float64Array,
  k: number,
  coefficients: Float64Array,
  fitted: Float64Array,
): void => {
  for (let i = 0; i < fitted.length; i += 1) {
    let logit = 0
    for (let a = 0; a < k; a += 1) logit += (design[i * k + a] ?? NaN) * (coefficients[a] ?? NaN)
    fitted[i] = 1 / (1 + Math.exp(-logit))
  }
}

/** Xᵀ W X, W = p (1 - p). */
const information = (design: Float64Array, k: number, fitted: Float64Array): Float64Array => {
  const total = new Float64Array(k * k)
  for (let i = 0; i < fitted.length; i += 1) {
    const p = fitted[i] ?? NaN
    const weight = p * (1 - p)
    for (let a = 0; a < k; a += 1) {
      const left = weight * (design[i * k + a] ?? NaN)
      for (let b = 0; b < k; b += 1) {
        total[a * k + b] = (total[a * k + b] ?? NaN) + left * (design[i * k + b] ?? NaN)
      }
    }
  }
  return total
}

const scoreOf = (
  design: Float64Array,
  k: number,
  ones: ArrayLike<number>,
  fitted: Float64Array,
): Float64Array => {
  const score = new Float64Array(k)
  for (let i = 0; i < fitted.length; i += 1) {
    const surprise = (ones[i] ?? NaN) - (fitted[i] ?? NaN)
    for (let a = 0; a < k; a += 1) {
      score[a] = (score[a] ?? NaN) + surprise * (design[i * k + a] ?? NaN)
    }
  }
  return score
}
