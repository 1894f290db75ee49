import { negligible } from '@peil/statistics/impact/synthetic/block-weights.ts'
import type { PlaceboTest } from '@peil/statistics/impact/synthetic/placebo-test.ts'
import type { SyntheticControl } from '@peil/statistics/impact/synthetic/synthetic-control.ts'
import type { SyntheticDid } from '@peil/statistics/impact/synthetic/synthetic-did.ts'

type Parts = Readonly<Record<string, unknown>>

/** What `sdid` and `sc` share, as members of the JSON. Lists over starts say which start. */
export const syntheticParts = (result: SyntheticDid): Parts => ({
  p_value: result.pValue,
  pre_mspe: result.cohorts.length === 1 ? (result.cohorts[0]?.preMspe ?? null) : null,
  cohorts: result.cohorts.map((cohort) => ({
    start: cohort.start,
    estimate: cohort.effect,
    treated_units: cohort.units.length,
    treated_cells: cohort.treatedCells,
    pre_mspe: cohort.preMspe,
    units: cohort.units,
  })),
  unit_weights: result.cohorts.flatMap(({ start, unitWeights }) =>
    unitWeights
      .filter(({ weight }) => weight > negligible)
      .toSorted((a, b) => b.weight - a.weight)
      .map(({ unit, weight }) => ({ start, unit, weight })),
  ),
  time_weights: result.cohorts.flatMap(({ start, timeWeights }) =>
    timeWeights
      .filter(({ weight }) => weight > negligible)
      .map(({ time, weight }) => ({ start, time, weight })),
  ),
  effect_curve: effectCurve(result),
  series: result.cohorts.flatMap(({ start, series }) =>
    series.map((point) => ({ start, ...point })),
  ),
  ...(result.coefficients.length > 0 ? { covariates: result.coefficients } : {}),
  se_method: result.error.kind,
  replications: result.error.replications,
  exact_placebos: result.error.exact,
  controls: result.controls.length,
})

/** With one start also by its times; with several only by times since the start. */
const effectCurve = (result: SyntheticDid): readonly Parts[] => {
  const [only, ...others] = result.cohorts
  return result.curve.map(({ since, effect, se }) => ({
    ...(only !== undefined && others.length === 0
      ? { time: only.series[only.series.length - result.curve.length + since]?.time }
      : {}),
    since,
    estimate: effect,
    se,
  }))
}

/** Placebos of `sdid`: who stood for the treated, and with what effect. */
export const placeboParts = (result: SyntheticDid): Parts => ({
  placebos: result.error.placebos.map(({ unit, effect }) => ({ unit, estimate: effect })),
})

/** What only `sc` has. */
export const controlParts = (result: SyntheticControl): Parts => {
  const shared = syntheticParts(result)
  return {
    ...(result.placeboTest === null ? { p_value: result.pValue } : testParts(result.placeboTest)),
    p_value_normal: result.pValue,
    ...Object.fromEntries(
      Object.entries(shared).filter(([name]) => !['p_value', 'time_weights'].includes(name)),
    ),
    leave_one_out: result.leaveOneOut,
    ...(result.predictors.length > 0 ? { predictors: result.predictors } : {}),
    placebos: (result.placeboTest?.placebos ?? []).map(
      ({ unit, effect, preMspe, postMspe, ratio }) => ({
        unit,
        estimate: effect,
        pre_mspe: preMspe,
        post_mspe: postMspe,
        ratio,
      }),
    ),
  }
}

const testParts = (test: PlaceboTest): Parts => ({
  p_value: test.pValue,
  rank: test.rank,
  of: test.of,
  post_mspe: test.treated.postMspe,
  ratio: test.treated.ratio,
  ...(test.trimmed === null
    ? {}
    : {
        trimmed: {
          trim: test.trimmed.trim,
          rank: test.trimmed.rank,
          of: test.trimmed.of,
          p_value: test.trimmed.pValue,
        },
      }),
})
