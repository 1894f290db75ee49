import type { Outcome } from '../../outcome.ts'
import type { DiscontinuityOptions } from './discontinuity-options.ts'
import {
  regressionDiscontinuity,
  type RegressionDiscontinuity,
} from './regression-discontinuity.ts'

export interface CovariateContinuity {
  readonly covariate: string
  readonly result: Outcome<RegressionDiscontinuity>
}

/**
 * Whether what was fixed before the treatment jumps at the cutoff too: the sharp estimate with each
 * covariate as the outcome. A clear jump says that those on both sides were not alike, and that the
 * effect is not the treatment's alone. Rows without a covariate are left out for that covariate
 * only; other options as for `regressionDiscontinuity`.
 */
export const covariateContinuity = (
  covariates: Readonly<Record<string, ArrayLike<number>>>,
  running: ArrayLike<number>,
  options: Omit<DiscontinuityOptions, 'treatment' | 'covariates'> = {},
): readonly CovariateContinuity[] =>
  Object.entries(covariates).map(([covariate, values]) =>
    Object.freeze({ covariate, result: regressionDiscontinuity(values, running, options) }),
  )
