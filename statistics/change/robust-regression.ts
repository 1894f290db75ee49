import { leastSquares, type LeastSquares } from '../numerics/least-squares.ts'
import { studentsTCdf, studentsTQuantile } from '../numerics/students-t.ts'
import { automaticLag, neweyWest } from './newey-west.ts'

/** A coefficient, or a sum of several, with its autocorrelation-robust error. */
export interface Effect {
  readonly estimate: number
  readonly se: number
  readonly low: number
  readonly high: number
  /** Two-sided p-value of no effect. */
  readonly p: number
}

export interface RobustRegression {
  readonly fit: LeastSquares
  /** Steps over which neighbours may hang together. */
  readonly lag: number
  readonly covariance: readonly Float64Array[]
  /** Of the sum weights × coefficients. */
  readonly effect: (weights: readonly number[]) => Effect
}

/**
 * Least squares with Newey–West errors and Student's t with n − k degrees of freedom; rows in the
 * order of time, the constant first. `lag` undefined: the plug-in rule. Null where the columns
 * depend on each other or leave no residuals to judge by (n ≤ k).
 */
export const robustRegression = (
  rows: readonly ArrayLike<number>[],
  outcome: ArrayLike<number>,
  level: number,
  lag?: number,
): RobustRegression | null => {
  const fit = leastSquares(rows, outcome)
  if (fit === null || fit.df === 0) return null
  const steps = lag ?? automaticLag({ rows, fit })
  const covariance = neweyWest({ rows, fit }, steps)
  const critical = studentsTQuantile(1 - (1 - level) / 2, fit.df)
  const effect = (weights: readonly number[]): Effect => {
    const estimate = weights.reduce((total, w, i) => total + w * (fit.coefficients[i] ?? NaN), 0)
    const variance = weights.reduce(
      (total, a, i) =>
        total + weights.reduce((part, b, j) => part + a * b * (covariance[i]?.[j] ?? NaN), 0),
      0,
    )
    const se = Math.sqrt(Math.max(variance, 0))
    return Object.freeze({
      estimate,
      se,
      low: estimate - critical * se,
      high: estimate + critical * se,
      p: se === 0 ? (estimate === 0 ? 1 : 0) : 2 * studentsTCdf(-Math.abs(estimate / se), fit.df),
    })
  }
  return Object.freeze({ fit, lag: steps, covariance, effect })
}
