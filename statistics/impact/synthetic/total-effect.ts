import type { Assignment, Series } from './assignment.ts'
import type { Approach } from './block-weights.ts'
import { cohortEffect, type CohortEffect, type Kept } from './cohort-effect.ts'
import { projectCovariates, withoutCovariates } from './project-covariates.ts'

/** The effect over all treated units and times. */
export interface CombinedEffect {
  /** Mean of the cohorts' effects by their treated units × treated times. */
  readonly effect: number
  readonly cohorts: readonly CohortEffect[]
  /** Per number of times since the start, mean of the cohorts that are seen that long, by units. */
  readonly curve: Float64Array
}

export interface TotalEffect extends CombinedEffect {
  /** Of the covariates; empty without them. */
  readonly coefficients: Float64Array
  /** Per unit, less what the covariates explain. */
  readonly outcomes: readonly Float64Array[]
}

/** What a replication takes over, by the first treated time of a cohort. */
export type KeptOf = (first: number) => Kept | undefined

/** Estimates the effect under an assignment; null where it cannot be. */
export type Fit = (assignment: Assignment, kept?: KeptOf) => TotalEffect | null

/**
 * The effect under an assignment (staggered starts as Clarke et al. 2024: each cohort against the
 * units that are never treated). Null where the covariates have no coefficients.
 */
export const totalEffect = (
  series: Series,
  assignment: Assignment,
  approach: Approach,
  kept: KeptOf = () => undefined,
): TotalEffect | null => {
  const { controls, cohorts } = assignment
  const coefficients =
    series.covariates.length === 0 ? new Float64Array() : projectCovariates(series, controls)
  if (coefficients === null) return null
  const outcomes =
    coefficients.length === 0 ? series.outcomes : withoutCovariates(series, coefficients)
  const effects = cohorts.map((cohort) =>
    cohortEffect(outcomes, controls, cohort, approach, kept(cohort.first)),
  )
  return { ...combineCohorts(effects), coefficients, outcomes }
}

/** What replications of an estimate take over. */
export const keptFrom = (real: CombinedEffect, controls: readonly number[]): KeptOf => {
  const kept = new Map(
    real.cohorts.map(({ first, penalties, weights }) => [
      first,
      {
        penalties,
        unitWeights: new Map(controls.map((unit, i) => [unit, weights.units[i] ?? 0])),
        timeWeights: weights.times,
      },
    ]),
  )
  return (first) => kept.get(first)
}

/** The mean of cohorts by treated units × treated times, and their common curve. */
export const combineCohorts = (cohorts: readonly CohortEffect[]): CombinedEffect => {
  let weighted = 0
  let weight = 0
  let longest = 0
  for (const { treatedUnits, gaps, first, effect } of cohorts) {
    const after = gaps.length - first
    weighted += effect * treatedUnits * after
    weight += treatedUnits * after
    longest = Math.max(longest, after)
  }
  const curve = Float64Array.from({ length: longest }, (_, since) => {
    const seen = cohorts.filter(({ gaps, first }) => first + since < gaps.length)
    const units = seen.reduce((sum, cohort) => sum + cohort.treatedUnits, 0)
    return seen.reduce(
      (sum, { gaps, first, treatedUnits }) =>
        sum + ((gaps[first + since] ?? NaN) * treatedUnits) / units,
      0,
    )
  })
  return { effect: weighted / weight, cohorts, curve }
}
