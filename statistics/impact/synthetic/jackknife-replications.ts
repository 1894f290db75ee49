import { given, refused, type Outcome } from '../../outcome.ts'
import { meanSeries, type Assignment, type Cohort, type Series } from './assignment.ts'
import { negligible } from './block-weights.ts'
import { effectOf, type CohortEffect } from './cohort-effect.ts'
import { projectCovariates, withoutCovariates } from './project-covariates.ts'
import { combineCohorts, type CombinedEffect, type TotalEffect } from './total-effect.ts'

/**
 * Estimates that each leave one unit out, the weights kept and those of donors brought back to one
 * in sum (Arkhangelsky et al. 2021, algorithm 3); covariates are projected anew. Refused where a
 * cohort is a single unit, or a single donor has all the weight: without it nothing is left.
 */
export const jackknifeReplications = (
  series: Series,
  assignment: Assignment,
  real: TotalEffect,
): Outcome<readonly CombinedEffect[]> => {
  const { controls, cohorts } = assignment
  if (cohorts.some(({ units }) => units.length < 2)) {
    return refused({
      code: 'jackknife-needs-treated',
      found: 'a start with one treated unit',
      expected: 'two or more treated units at each start',
      whatToDo: 'Ask for the placebo error, which is made for one treated unit.',
      about: { option: 'se' },
    })
  }
  if (real.cohorts.some(({ weights }) => weights.units.filter((w) => w > negligible).length < 2)) {
    return refused({
      code: 'jackknife-needs-donors',
      found: 'one donor has all the weight',
      expected: 'two or more donors with weight',
      whatToDo: 'Ask for the placebo error.',
      about: { option: 'se' },
    })
  }
  const everyone = [...controls, ...cohorts.flatMap(({ units }) => units)]
  const totals = everyone.flatMap((out) => {
    const keep = (unit: number): boolean => unit !== out
    const stay = controls.map(keep)
    const kept = controls.filter(keep)
    const coefficients =
      series.covariates.length === 0 ? new Float64Array() : projectCovariates(series, kept)
    if (coefficients === null) return []
    const outcomes =
      coefficients.length === 0 ? series.outcomes : withoutCovariates(series, coefficients)
    const effects = cohorts.map((cohort, k) => {
      const own = { first: cohort.first, units: cohort.units.filter(keep) }
      return leftOut(outcomes, kept, stay, own, real.cohorts[k])
    })
    return [combineCohorts(effects)]
  })
  return given(totals)
}

const leftOut = (
  outcomes: readonly Float64Array[],
  controls: readonly number[],
  stay: readonly boolean[],
  cohort: Cohort,
  real: CohortEffect | undefined,
): CohortEffect => {
  if (real === undefined) throw new RangeError('a cohort without its estimate')
  const kept = real.weights.units.filter((_, i) => stay[i] === true)
  const total = kept.reduce((sum, weight) => sum + weight, 0)
  return effectOf(
    controls.map((unit) => outcomes[unit] ?? new Float64Array()),
    meanSeries(outcomes, cohort.units),
    cohort,
    { units: kept.map((weight) => weight / total), times: real.weights.times },
    real.penalties,
  )
}
