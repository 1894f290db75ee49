import type { Panel } from '../panel.ts'
import type { Assignment } from './assignment.ts'
import type { SyntheticEstimator } from './block-weights.ts'
import type { CohortEffect } from './cohort-effect.ts'
import { fitBefore } from './synthetic-warnings.ts'

/** The effect on the units of one start, with the names of units and times. */
export interface CohortResult {
  /** First treated time. */
  readonly start: number
  readonly units: readonly string[]
  readonly effect: number
  /** Treated units × treated times: its weight in the estimate. */
  readonly treatedCells: number
  /** Mean squared gap before the start, levels taken off where the estimator does. */
  readonly preMspe: number
  /** All controls, by name as in the panel. */
  readonly unitWeights: readonly { readonly unit: string; readonly weight: number }[]
  /** Times before the start; empty where there are no time weights. */
  readonly timeWeights: readonly { readonly time: number; readonly weight: number }[]
  /** Every time: mean of the treated, the mixture, and the gap less its level before the start. */
  readonly series: readonly SeriesPoint[]
}

interface SeriesPoint {
  readonly time: number
  readonly treated: number
  readonly synthetic: number
  readonly gap: number
}

export const cohortResult = (
  panel: Panel,
  assignment: Assignment,
  cohort: CohortEffect,
  units: readonly number[],
  estimator: SyntheticEstimator,
): CohortResult => {
  const { weights } = cohort
  const weighted = weights.times.some((weight) => weight > 0)
  return Object.freeze({
    start: panel.times[cohort.first] ?? NaN,
    units: units.map((unit) => panel.units[unit] ?? ''),
    effect: cohort.effect,
    treatedCells: cohort.treatedUnits * (panel.times.length - cohort.first),
    preMspe: fitBefore(cohort, estimator),
    unitWeights: assignment.controls.map((unit, i) => ({
      unit: panel.units[unit] ?? '',
      weight: weights.units[i] ?? NaN,
    })),
    timeWeights: weighted
      ? Array.from(weights.times, (weight, t) => ({ time: panel.times[t] ?? NaN, weight }))
      : [],
    series: panel.times.map((time, t) => ({
      time,
      treated: cohort.treated[t] ?? NaN,
      synthetic: cohort.synthetic[t] ?? NaN,
      gap: cohort.gaps[t] ?? NaN,
    })),
  })
}
