import { seeded } from '../../numerics/random.ts'
import { given, refused, type Outcome } from '../../outcome.ts'
import { treatedUnits, type Assignment, type Cohort } from './assignment.ts'
import { keptFrom, type Fit, type TotalEffect } from './total-effect.ts'

export interface BootstrapOptions {
  readonly draws: number
  readonly seed: number
  readonly progress?: (done: number, of: number) => void
}

/** Resamples without treated units or without controls are drawn again, but not for ever. */
const mostTries = 100

/**
 * Estimates on units drawn with replacement, each with all its times (Arkhangelsky et al. 2021,
 * algorithm 2: the bootstrap is clustered by unit). Penalties stay those of the estimate. Refused
 * with one treated unit: a resample holds it several times or not at all, and says nothing about
 * another one.
 */
export const bootstrapReplications = (
  fit: Fit,
  assignment: Assignment,
  real: TotalEffect,
  options: BootstrapOptions,
): Outcome<readonly TotalEffect[]> => {
  if (treatedUnits(assignment).length < 2) {
    return refused({
      code: 'bootstrap-needs-treated',
      found: 'one treated unit',
      expected: 'two or more treated units',
      whatToDo: 'Ask for the placebo error, which is made for one treated unit.',
      about: { option: 'se' },
    })
  }
  const random = seeded(options.seed)
  const kept = keptFrom(real, assignment.controls)
  const totals: TotalEffect[] = []
  for (
    let tries = 0;
    totals.length < options.draws && tries < options.draws * mostTries;
    tries += 1
  ) {
    const drawn = resample(assignment, random.index)
    if (drawn.controls.length === 0 || drawn.cohorts.length === 0) continue
    options.progress?.(totals.length, options.draws)
    const total = fit(drawn, kept)
    if (total !== null) totals.push(total)
  }
  return given(totals)
}

const resample = (assignment: Assignment, index: (below: number) => number): Assignment => {
  const { controls, cohorts } = assignment
  const places = [
    ...controls.map((unit) => ({ unit, cohort: -1 })),
    ...cohorts.flatMap(({ units }, cohort) => units.map((unit) => ({ unit, cohort }))),
  ]
  const drawn = places.map(() => places[index(places.length)] ?? { unit: -1, cohort: -1 })
  const ofCohort = (wanted: number): number[] =>
    drawn.filter(({ cohort }) => cohort === wanted).map(({ unit }) => unit)
  return {
    controls: ofCohort(-1),
    cohorts: cohorts.flatMap(({ first }, k): Cohort[] => {
      const units = ofCohort(k)
      return units.length === 0 ? [] : [{ first, units }]
    }),
  }
}
