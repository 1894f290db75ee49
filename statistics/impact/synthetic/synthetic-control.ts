import { given, refused, type Outcome, type Refusal } from '../../outcome.ts'
import type { Assignment } from './assignment.ts'
import { negligible } from './block-weights.ts'
import { placeboTest, type PlaceboTest } from './placebo-test.ts'
import { predictorFit, type PredictorFit, type PredictorOptions } from './predictor-fit.ts'
import { told, type SyntheticDid, type SyntheticDidOptions } from './synthetic-did.ts'
import type { TreatmentColumns } from './treatment-design.ts'
import { syntheticDefaults, workOut, type SyntheticWorking } from './work-out.ts'

export interface SyntheticControlOptions extends Omit<SyntheticDidOptions, 'estimator'> {
  /** Donors are chosen by these instead of by all earlier outcomes. */
  readonly byPredictors?: PredictorOptions
  /** Also gives the p-value without placebos whose pre-MSPE is more than this many times larger. */
  readonly trim?: number
  /** Also estimates without each donor that has weight; default true. */
  readonly leaveOneOut?: boolean
}

export interface SyntheticControl extends SyntheticDid {
  /** Null unless there is one treated unit, and every control was its placebo once. */
  readonly placeboTest: PlaceboTest | null
  /** The estimate without each donor that has weight; empty unless there is one start. */
  readonly leaveOneOut: readonly { readonly without: string; readonly estimate: number }[]
  /** Empty unless donors were chosen by predictors. */
  readonly predictors: readonly PredictorBalance[]
}

/** How alike the treated and its mixture of donors are. */
interface PredictorBalance {
  readonly name: string
  /** Its share in the matching; not unique, and no measure of cause. */
  readonly importance: number
  readonly treated: number
  readonly synthetic: number
  /** Plain mean of all donors. */
  readonly donors: number
}

/**
 * What a treatment did to one unit (or the mean of a few), against the mixture of donors that
 * resembled it before: mean over the treated times of Y_treated − Σᵢ wᵢ Yᵢ, w ≥ 0, Σ w = 1.
 *
 * Without predictors w matches every earlier outcome (no constant, ridge next to nothing), the
 * exact optimum of the problem that synthdid::sc_estimate approaches. With predictors w brings them
 * together, each weighted by an importance that is chosen to match the earlier outcomes (nested,
 * many starts). Inference by placebos: each donor in turn in the place of the treated, which is
 * left out; their spread is the standard error, their ratios of MSPE give the exact p-value.
 *
 * In the unit of the outcome. Refused: what `treatmentDesign` refuses; predictors without values or
 * variation; jackknife and bootstrap with predictors.
 *
 * Abadie, Diamond & Hainmueller 2010, Journal of the American Statistical Association 105: 493–505.
 */
export const syntheticControl = (
  columns: TreatmentColumns,
  options: SyntheticControlOptions = {},
): Outcome<SyntheticControl> => {
  const { byPredictors } = options
  const faults = [...badTrim(options.trim), ...badError(options)]
  if (faults.length > 0) return refused(...faults)
  let matching: PredictorFit | undefined
  const settings = { ...options, estimator: 'sc' } as const
  const working =
    byPredictors === undefined
      ? workOut(columns, settings)
      : workOut(columns, settings, (design) => {
          const made = predictorFit(design, byPredictors)
          if (!made.ok) return made
          matching = made.value
          return given(made.value.fit)
        })
  if (!working.ok) return working
  const method = byPredictors === undefined ? undefined : predictorMethod
  return given(
    Object.freeze({
      ...told(working.value, settings, method),
      placeboTest: testOf(working.value, options.trim ?? null),
      leaveOneOut: options.leaveOneOut === false ? [] : leaveOneOut(working.value),
      predictors:
        matching === undefined || byPredictors === undefined
          ? []
          : balanceOf(working.value, matching, byPredictors),
    }),
  )
}

const predictorMethod =
  'synthetic control on predictors, nested (Abadie, Diamond & Hainmueller 2010)'

const testOf = (working: SyntheticWorking, trim: number | null): PlaceboTest | null => {
  const { placebos } = working.error
  const [effect] = working.total.cohorts
  const [unit] = working.design.assignment.cohorts[0]?.units ?? []
  if (placebos?.exact !== true || effect === undefined || unit === undefined) return null
  return placeboTest(working.design.panel, { unit, effect }, placebos, trim)
}

const leaveOneOut = (working: SyntheticWorking): SyntheticControl['leaveOneOut'] => {
  const { design, total, fit } = working
  const { controls, cohorts } = design.assignment
  const [only, ...others] = total.cohorts
  if (only === undefined || others.length > 0 || controls.length < 2) return []
  const used = controls.filter((_, i) => (only.weights.units[i] ?? 0) > negligible)
  return used.flatMap((out) => {
    const without = { cohorts, controls: controls.filter((unit) => unit !== out) }
    const left = fit(without)
    if (left === null) return []
    return [{ without: design.panel.units[out] ?? '', estimate: left.effect }]
  })
}

const balanceOf = (
  working: SyntheticWorking,
  matching: PredictorFit,
  options: PredictorOptions,
): PredictorBalance[] => {
  const { assignment } = working.design
  const weights = working.total.cohorts[0]?.weights.units ?? new Float64Array()
  const importance = matching.importanceOf(assignment)
  return options.predictors.map(({ name }, k) => {
    const column = matching.columns[k] ?? new Float64Array()
    const at = (unit: number): number => column[unit] ?? NaN
    const { controls } = assignment
    return {
      name,
      importance: importance?.[k] ?? NaN,
      treated: meanOf(treatedOf(assignment).map(at)),
      synthetic: controls.reduce((sum, unit, i) => sum + (weights[i] ?? NaN) * at(unit), 0),
      donors: meanOf(controls.map(at)),
    }
  })
}

const treatedOf = (assignment: Assignment): readonly number[] => assignment.cohorts[0]?.units ?? []

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

const badTrim = (trim: number | undefined): Refusal[] =>
  trim === undefined || trim >= 1
    ? []
    : [
        {
          code: 'trim-below-1',
          found: `trim ${trim}`,
          expected: '1 or more: how many times worse than the treated a placebo may fit',
          whatToDo: 'Ask for 2, 5 or 20, or leave it out.',
          about: { option: 'trim' },
        },
      ]

const badError = (options: SyntheticControlOptions): Refusal[] => {
  const { se } = { ...syntheticDefaults, ...options }
  if (options.byPredictors === undefined || se === 'placebo' || se === 'none') return []
  return [
    {
      code: 'error-not-with-predictors',
      found: `a ${se} error of a synthetic control on predictors`,
      expected: 'placebo or none',
      whatToDo: 'Ask for the placebo error.',
      about: { option: 'se' },
    },
  ]
}
