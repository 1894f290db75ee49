import { badLevel } from '../../check-values.ts'
import { defaultLevel } from '../../estimate.ts'
import { given, refused, type Outcome, type Refusal } from '../../outcome.ts'
import { standardError, type EffectError } from './standard-error.ts'
import type { SyntheticDidOptions } from './synthetic-did.ts'
import { totalEffect, type Fit, type TotalEffect } from './total-effect.ts'
import { treatmentDesign, type TreatmentColumns, type TreatmentDesign } from './treatment-design.ts'

/** The pieces an estimate is made of, for those that tell it. */
export interface SyntheticWorking {
  readonly design: TreatmentDesign
  readonly fit: Fit
  readonly total: TotalEffect
  readonly error: EffectError
}

/** What holds unless a caller says otherwise. */
export const syntheticDefaults = {
  estimator: 'sdid',
  solver: 'exact',
  se: 'placebo',
  draws: 200,
  seed: 1,
  drawnPlacebos: false,
  level: defaultLevel,
  covariates: {},
} as const

/** From a table to the effect and its error; `fitOf` when the weights come from elsewhere. */
export const workOut = (
  columns: TreatmentColumns,
  options: SyntheticDidOptions,
  fitOf?: (design: TreatmentDesign) => Outcome<Fit>,
): Outcome<SyntheticWorking> => {
  const settings = { ...syntheticDefaults, ...options }
  const { covariates, names } = settings
  const faults = [...badLevel(settings.level), ...badDraws(settings.draws)]
  if (faults.length > 0) return refused(...faults)
  const designed = treatmentDesign(columns, covariates, names)
  if (!designed.ok) return designed
  const design = designed.value
  const { series, assignment } = design
  const usual: Fit = (other, kept) => totalEffect(series, other, settings, kept)
  const fitting = fitOf?.(design) ?? given(usual)
  if (!fitting.ok) return fitting
  const fit = fitting.value
  const total = fit(assignment)
  if (total === null) return refused(dependent(Object.keys(covariates)))
  const error = standardError(fit, series, assignment, total, settings)
  return error.ok ? given({ design, fit, total, error: error.value }) : error
}

const badDraws = (draws: number): Refusal[] =>
  Number.isInteger(draws) && draws >= 2
    ? []
    : [
        {
          code: 'draws-too-few',
          found: `${draws} draws`,
          expected: 'a whole number of 2 or more',
          whatToDo: 'Ask for 200 draws or more.',
          about: { option: 'draws' },
        },
      ]

const dependent = (covariates: readonly string[]): Refusal => ({
  code: 'covariates-dependent',
  found: `${covariates.join(', ')}: no variation beyond units, times and each other`,
  expected: 'covariates that change within units, and not alike in all of them',
  whatToDo: 'Leave out covariates that are constant, common to all units, or sums of others.',
  about: { option: 'covariates' },
})
