import type { Outcome } from '../../outcome.ts'
import type { DiscontinuityOptions } from './discontinuity-options.ts'
import {
  regressionDiscontinuity,
  type RegressionDiscontinuity,
} from './regression-discontinuity.ts'

export interface PlaceboCutoff {
  readonly cutoff: number
  readonly result: Outcome<RegressionDiscontinuity>
}

/**
 * The same estimate at cutoffs where nothing happens: a jump there speaks against the one that
 * matters. Each uses only rows on its own side of the real cutoff, so that the real jump cannot
 * show; clear jumps at about the share of placebo cutoffs that the level allows (1 in 20 at 0.95)
 * are chance. What cannot be estimated is refused one by one. Options as for
 * `regressionDiscontinuity`.
 */
export const placeboCutoffs = (
  outcome: ArrayLike<number>,
  running: ArrayLike<number>,
  cutoffs: readonly number[],
  options: DiscontinuityOptions = {},
): readonly PlaceboCutoff[] => {
  const real = options.cutoff ?? 0
  return cutoffs.map((cutoff) => {
    const rows = Array.from({ length: running.length }, (_, row) => row).filter(
      (row) => (running[row] ?? NaN) >= real === cutoff >= real,
    )
    const take = <Value>(values: ArrayLike<Value>): Value[] =>
      rows.map((row) => values[row] as Value)
    const { treatment, covariates, clusters } = options
    return Object.freeze({
      cutoff,
      result: regressionDiscontinuity(take(outcome), take(running), {
        ...options,
        cutoff,
        treatment: treatment && take(treatment),
        covariates:
          covariates &&
          Object.fromEntries(
            Object.entries(covariates).map(([name, values]) => [name, take(values)]),
          ),
        clusters: clusters && take(clusters),
      }),
    })
  })
}
