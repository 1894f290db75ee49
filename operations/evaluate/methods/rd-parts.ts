import type { BinnedMeans } from '@peil/statistics/impact/discontinuity/binned-means.ts'
import type { CovariateContinuity } from '@peil/statistics/impact/discontinuity/covariate-continuity.ts'
import type { Jump } from '@peil/statistics/impact/discontinuity/jump.ts'
import type { PlaceboCutoff } from '@peil/statistics/impact/discontinuity/placebo-cutoffs.ts'
import type { RegressionDiscontinuity } from '@peil/statistics/impact/discontinuity/regression-discontinuity.ts'
import type { Outcome } from '@peil/statistics/outcome.ts'

type Part = Readonly<Record<string, unknown>>

const jumpPart = (jump: Jump | null): Part | null =>
  jump && {
    conventional: jump.conventional,
    bias_corrected: jump.biasCorrected,
    robust: jump.robust,
  }

/** A further estimate in one row: its figures, or why there are none. */
const rowOf = (result: Outcome<RegressionDiscontinuity>): Part =>
  result.ok
    ? {
        estimate: result.value.conventional.estimate,
        low: result.value.robust.low,
        high: result.value.robust.high,
        p: result.value.robust.p,
        h_left: result.value.bandwidths.hLeft,
        h_right: result.value.bandwidths.hRight,
        refused: null,
      }
    : { refused: result.refusals.map(({ code }) => code).join(', ') }

/** The estimate as members of the JSON. */
export const rdParts = (result: RegressionDiscontinuity, bins: BinnedMeans): Part => {
  const { bandwidths, rows, within, withinBias, distinct, lines } = result
  return {
    conventional: result.conventional,
    bias_corrected: result.biasCorrected,
    robust: result.robust,
    bandwidths: {
      h_left: bandwidths.hLeft,
      h_right: bandwidths.hRight,
      b_left: bandwidths.bLeft,
      b_right: bandwidths.bRight,
      selector: result.selector,
    },
    n_left: rows.left,
    n_right: rows.right,
    n_within: within,
    n_within_bias: withinBias,
    distinct_values: distinct,
    cutoff: result.cutoff,
    derivative: result.derivative,
    p_order: result.order,
    q_order: result.biasOrder,
    first_stage: jumpPart(result.firstStage),
    reduced_form: jumpPart(result.reducedForm),
    at_cutoff: { left: lines.left[0] ?? null, right: lines.right[0] ?? null },
    lines,
    bins: { left: bins.left.map(binPart), right: bins.right.map(binPart) },
  }
}

const binPart = (bin: BinnedMeans['left'][number]): Part => ({
  from: bin.from,
  to: bin.to,
  n: bin.n,
  mean_running: bin.meanRunning,
  mean_outcome: bin.meanOutcome,
})

export const continuityParts = (checks: readonly CovariateContinuity[]): readonly Part[] =>
  checks.map(({ covariate, result }) => ({ covariate, ...rowOf(result) }))

export const placeboParts = (placebos: readonly PlaceboCutoff[]): readonly Part[] =>
  placebos.map(({ cutoff, result }) => ({ cutoff, ...rowOf(result) }))
