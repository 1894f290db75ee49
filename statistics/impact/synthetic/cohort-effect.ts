import { meanSeries, type Cohort } from './assignment.ts'
import {
  blockWeights,
  penaltiesOf,
  type BlockWeights,
  type Penalties,
  type Approach,
} from './block-weights.ts'

/** The effect on the units of one start. */
export interface CohortEffect {
  readonly first: number
  readonly treatedUnits: number
  /** Mean of `gaps` from the start on. */
  readonly effect: number
  readonly weights: BlockWeights
  readonly penalties: Penalties
  /** Mean of the treated units, and the mixture of donors, per time. */
  readonly treated: Float64Array
  readonly synthetic: Float64Array
  /** Treated less synthetic per time, less the weighted mean of that before the start. */
  readonly gaps: Float64Array
}

/** What a replication takes over from the estimate it belongs to. */
export interface Kept {
  readonly penalties: Penalties
  /** Where the search for weights begins, which saves time: per unit, and per time. */
  readonly unitWeights: ReadonlyMap<number, number>
  readonly timeWeights: Float64Array
}

/** τ of one cohort against the controls (Arkhangelsky et al. 2021, algorithm 1). */
export const cohortEffect = (
  outcomes: readonly Float64Array[],
  controls: readonly number[],
  cohort: Cohort,
  approach: Approach,
  kept?: Kept,
): CohortEffect => {
  const block = {
    controls: controls.map((unit) => outcomes[unit] ?? new Float64Array()),
    treated: meanSeries(outcomes, cohort.units),
    before: cohort.first,
  }
  const penalties = kept?.penalties ?? penaltiesOf(block, cohort.units.length, approach.estimator)
  const start = kept && {
    units: Float64Array.from(controls, (unit) => kept.unitWeights.get(unit) ?? 0),
    times: kept.timeWeights,
  }
  const weights = blockWeights(block, approach, penalties, start)
  return effectOf(block.controls, block.treated, cohort, weights, penalties)
}

/** The effect that given weights lead to. */
export const effectOf = (
  controls: readonly Float64Array[],
  treated: Float64Array,
  cohort: Cohort,
  weights: BlockWeights,
  penalties: Penalties,
): CohortEffect => {
  const { first } = cohort
  const synthetic = new Float64Array(treated.length)
  controls.forEach((own, i) => {
    const weight = weights.units[i] ?? NaN
    if (weight === 0) return
    for (let t = 0; t < synthetic.length; t += 1) {
      synthetic[t] = (synthetic[t] ?? NaN) + weight * (own[t] ?? NaN)
    }
  })
  const gaps = treated.map((value, t) => value - (synthetic[t] ?? NaN))
  const level = weights.times.reduce((sum, weight, t) => sum + weight * (gaps[t] ?? NaN), 0)
  const adjusted = gaps.map((gap) => gap - level)
  const after = adjusted.subarray(first)
  return {
    first,
    treatedUnits: cohort.units.length,
    effect: after.reduce((sum, gap) => sum + gap, 0) / after.length,
    weights,
    penalties,
    treated,
    synthetic,
    gaps: adjusted,
  }
}
