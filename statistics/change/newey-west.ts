import type { LeastSquares } from '../numerics/least-squares.ts'

/** Design matrix by row, and a least-squares fit of it, rows in the order of time. */
export interface TimedFit {
  readonly rows: readonly ArrayLike<number>[]
  readonly fit: LeastSquares
}

/** Scores of each row, x × residual. */
const scoresOf = ({ rows, fit }: TimedFit): Float64Array[] =>
  rows.map((row, i) => Float64Array.from(row, (x) => x * (fit.residuals[i] ?? NaN)))

/**
 * Covariance of the coefficients that holds under autocorrelation up to `lag` steps and changing
 * variance (Newey & West 1987): (XᵀX)⁻¹ S (XᵀX)⁻¹ n/(n − k), S = Γ₀ + Σ_j w_j(Γ_j + Γ_jᵀ),
 * Γ_j = Σ_t s_t s_{t−j}ᵀ of the scores s, Bartlett weights w_j = 1 − j/(lag + 1). The factor
 * n/(n − k) is that of Stata's `newey` and of `adjust = TRUE` in R's sandwich. Lag 0 is White's
 * HC1. Lags of n or more are cut off.
 */
export const neweyWest = (timed: TimedFit, lag: number): Float64Array[] => {
  const { inverseGram, n, df } = timed.fit
  const scores = scoresOf(timed)
  const k = inverseGram.length
  const middle = inverseGram.map(() => new Float64Array(k))
  for (let j = 0; j <= Math.min(lag, n - 1); j += 1) {
    const weight = (1 - j / (lag + 1)) * (n / df)
    for (let t = j; t < n; t += 1) {
      addProduct(middle, scores[t], scores[t - j], j === 0 ? weight / 2 : weight)
    }
  }
  return sandwich(inverseGram, middle)
}

/** Adds weight × (a bᵀ + b aᵀ). */
const addProduct = (
  into: readonly Float64Array[],
  a: Float64Array | undefined,
  b: Float64Array | undefined,
  weight: number,
): void => {
  into.forEach((row, i) => {
    for (let j = 0; j < row.length; j += 1) {
      const product = (a?.[i] ?? NaN) * (b?.[j] ?? NaN) + (b?.[i] ?? NaN) * (a?.[j] ?? NaN)
      row[j] = (row[j] ?? NaN) + weight * product
    }
  })
}

const multiply = (a: readonly Float64Array[], b: readonly Float64Array[]): Float64Array[] =>
  a.map((row) =>
    Float64Array.from(row, (_, j) =>
      row.reduce((total, value, m) => total + value * (b[m]?.[j] ?? NaN), 0),
    ),
  )

const sandwich = (
  bread: readonly Float64Array[],
  middle: readonly Float64Array[],
): Float64Array[] => multiply(multiply(bread, middle), bread)

/**
 * The lag by the plug-in rule of Newey & West (1994, table I and II, Bartlett kernel, no
 * prewhitening): with h the sum of the scores without the constant (the first column), each column
 * brought to root mean square 1 so that units do not matter, σ_j its autocovariances up to
 * m = ⌊4(n/100)^(2/9)⌋, s₀ = σ₀ + 2Σσ_j, s₁ = 2Σjσ_j: lag = ⌊1.1447 (s₁/s₀)^(2/3) n^(1/3)⌋, at most
 * n − 1. 0 for a fit without residuals.
 */
export const automaticLag = (timed: TimedFit): number => {
  const { rows, fit } = timed
  const { n } = fit
  const sizes = fit.coefficients.map((_, column) =>
    Math.sqrt(rows.reduce((total, row) => total + (row[column] ?? NaN) ** 2, 0) / n),
  )
  const sums = scoresOf(timed).map((score) =>
    score.reduce((total, s, j) => (j === 0 ? total : total + s / (sizes[j] ?? NaN)), 0),
  )
  const covariance = (j: number): number =>
    sums.reduce((total, h, t) => (t < j ? total : total + h * (sums[t - j] ?? NaN)), 0) / n
  let s0 = covariance(0)
  let s1 = 0
  for (let j = 1; j <= Math.min(Math.floor(4 * (n / 100) ** (2 / 9)), n - 1); j += 1) {
    s0 += 2 * covariance(j)
    s1 += 2 * j * covariance(j)
  }
  if (!(s0 !== 0)) return 0
  return Math.min(Math.floor(1.1447 * Math.cbrt((s1 / s0) ** 2 * n)), n - 1)
}
