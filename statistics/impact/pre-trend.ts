import { chiSquareCdf } from '../numerics/chi-square.ts'
import { positiveDefiniteInverse } from '../numerics/cholesky.ts'

/** A test of whether groups moved alike before the start. */
export interface PreTrendTest {
  /** Wald statistic; χ² with `df` degrees of freedom where they did. */
  readonly statistic: number
  /** How many effects before the start are tested together. */
  readonly df: number
  /** Chance of a statistic at least as large where they moved alike. */
  readonly p: number
}

/**
 * Are the effects before the start all zero? W = b' V⁻¹ b, as Callaway & Sant'Anna (2021) report
 * it; `covariance` is V, k × k by row, of the k effects `b`. Null where there is no effect to test
 * or V is singular (as with fewer clusters than effects). A test that does not reject is no proof
 * that the groups would have moved alike: it may simply have seen too little (Roth 2022).
 */
export const preTrendTest = (
  effects: ArrayLike<number>,
  covariance: Float64Array,
): PreTrendTest | null => {
  const df = effects.length
  if (df === 0) return null
  const inverse = positiveDefiniteInverse(covariance, df)
  if (inverse === null) return null
  let statistic = 0
  for (let i = 0; i < df; i += 1) {
    for (let j = 0; j < df; j += 1) {
      statistic += (effects[i] ?? NaN) * (inverse[i * df + j] ?? NaN) * (effects[j] ?? NaN)
    }
  }
  return Object.freeze({ statistic, df, p: 1 - chiSquareCdf(statistic, df) })
}
