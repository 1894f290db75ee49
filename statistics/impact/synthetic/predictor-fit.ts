import { given, refused, type Outcome } from '../../outcome.ts'
import { meanSeries, type Assignment } from './assignment.ts'
import { effectOf } from './cohort-effect.ts'
import { predictorMatrix, scaledPredictors, type Predictor } from './predictor-matrix.ts'
import { predictorWeights, type PredictorWeights } from './predictor-weights.ts'
import { combineCohorts, type Fit } from './total-effect.ts'
import type { TreatmentDesign } from './treatment-design.ts'

export interface PredictorOptions {
  readonly predictors: readonly Predictor[]
  /** First and last time at which outcomes are to be matched; default all before the start. */
  readonly fitFrom?: number
  readonly fitTo?: number
}

/** Fits by predictors, and remembers how much each predictor counted for the real treated. */
export interface PredictorFit {
  readonly fit: Fit
  /** Of an assignment that was fitted before. */
  readonly importanceOf: (assignment: Assignment) => Float64Array | undefined
  /** Per predictor, the mean per unit. */
  readonly columns: readonly Float64Array[]
}

/** Synthetic control by predictors as a way to fit. Refused: more than one start, no times to match. */
export const predictorFit = (
  design: TreatmentDesign,
  options: PredictorOptions,
): Outcome<PredictorFit> => {
  const { panel, assignment, series } = design
  const [only, ...others] = assignment.cohorts
  if (only === undefined || others.length > 0) {
    return refused({
      code: 'predictors-need-one-start',
      found: `${assignment.cohorts.length} starts`,
      expected: 'one start for all treated units',
      whatToDo: 'Leave the predictors out, or keep the units of one start.',
      about: { option: 'predictors' },
    })
  }
  const { fitFrom = -Infinity, fitTo = Infinity } = options
  const matched = panel.times.flatMap((time, t) =>
    t < only.first && time >= fitFrom && time <= fitTo ? [t] : [],
  )
  if (matched.length === 0) {
    return refused({
      code: 'no-times-to-match',
      found: `no time from ${fitFrom} to ${fitTo} before the start`,
      expected: 'times before the start at which outcomes are matched',
      whatToDo: 'Name a window of times before the start, or leave it out.',
      about: { option: 'fit-window' },
    })
  }
  const made = predictorMatrix(panel, options.predictors, only.first)
  if (!made.ok) return made
  const columns = made.value
  const found = new Map<Assignment, PredictorWeights>()
  const pick = (own: Float64Array): Float64Array => Float64Array.from(matched, (t) => own[t] ?? NaN)
  const fit: Fit = (other) => {
    const { controls, cohorts } = other
    const effects = cohorts.map((cohort) => {
      const treated = meanSeries(series.outcomes, cohort.units)
      const donors = controls.map((unit) => series.outcomes[unit] ?? new Float64Array())
      const scaled = scaledPredictors(columns, [...controls, ...cohort.units])
      const weights = predictorWeights({
        donors: scaled.slice(0, controls.length),
        target: meanSeries(
          scaled,
          cohort.units.map((_, i) => controls.length + i),
        ),
        outcomes: donors.map(pick),
        targetOutcomes: pick(treated),
      })
      found.set(other, weights)
      const times = new Float64Array(cohort.first)
      const penalties = { units: 0, times: 0 }
      return effectOf(donors, treated, cohort, { units: weights.weights, times }, penalties)
    })
    const none = new Float64Array()
    return { ...combineCohorts(effects), coefficients: none, outcomes: series.outcomes }
  }
  return given({ fit, importanceOf: (other) => found.get(other)?.importance, columns })
}
