import { studentsTCdf, studentsTQuantile } from '../../numerics/students-t.ts'

/** A coefficient with the interval and the p-value of Student's t. */
export interface TInterval {
  readonly estimate: number
  readonly se: number
  readonly low: number
  readonly high: number
  readonly level: number
  /** Degrees of freedom. */
  readonly df: number
  /** Two-sided, of a coefficient of zero. */
  readonly p: number
}

/** Estimate ± t × se, with t of `df` degrees of freedom. */
export const tInterval = (estimate: number, se: number, df: number, level: number): TInterval => {
  const away = studentsTQuantile(1 - (1 - level) / 2, df) * se
  return {
    estimate,
    se,
    low: estimate - away,
    high: estimate + away,
    level,
    df,
    p: 2 * studentsTCdf(-Math.abs(estimate / se), df),
  }
}
