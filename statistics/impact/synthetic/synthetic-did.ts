import type { Estimate } from '../../estimate.ts'
import { twoSidedP, twoSidedZ } from '../../numerics/normal.ts'
import { given, type Outcome } from '../../outcome.ts'
import type { Panel } from '../panel.ts'
import type { SyntheticEstimator, SyntheticSolver } from './block-weights.ts'
import { cohortResult, type CohortResult } from './cohort-result.ts'
import type { SyntheticError } from './standard-error.ts'
import { syntheticWarnings } from './synthetic-warnings.ts'
import type { TreatmentColumns, TreatmentNames } from './treatment-design.ts'
import { syntheticDefaults, workOut, type SyntheticWorking } from './work-out.ts'

export interface SyntheticDidOptions {
  /** Default `sdid`. */
  readonly estimator?: SyntheticEstimator
  /** Default `exact`. */
  readonly solver?: SyntheticSolver
  /** Default `placebo`. */
  readonly se?: SyntheticError
  /** Random replications; default 200. */
  readonly draws?: number
  /** Default 1. */
  readonly seed?: number
  /** Draws placebos at random even where all of them can be gone through. */
  readonly drawnPlacebos?: boolean
  readonly level?: number
  /** By name, a value per row of the data. */
  readonly covariates?: Readonly<Record<string, ArrayLike<number>>>
  readonly names?: TreatmentNames
  /** Told now and then how many replications are done. */
  readonly progress?: (done: number, of: number) => void
}

export interface SyntheticDid extends Estimate {
  readonly estimator: SyntheticEstimator
  /** Two-sided, from estimate and standard error; null without one. */
  readonly pValue: number | null
  /** One per start, in order of time. */
  readonly cohorts: readonly CohortResult[]
  /** Over all cohorts, by times since the start (0: the first treated time). */
  readonly curve: readonly CurvePoint[]
  readonly coefficients: readonly { readonly name: string; readonly coefficient: number }[]
  readonly controls: readonly string[]
  readonly times: readonly number[]
  readonly error: {
    readonly kind: SyntheticError
    readonly replications: number
    /** True for placebos that were all gone through. */
    readonly exact: boolean
    readonly placebos: readonly { readonly unit: string; readonly effect: number }[]
  }
}

interface CurvePoint {
  readonly since: number
  readonly effect: number
  readonly se: number | null
}

const methods: Readonly<Record<SyntheticEstimator, string>> = {
  sdid: 'synthetic difference-in-differences (Arkhangelsky et al. 2021)',
  sc: 'synthetic control on earlier outcomes (Abadie, Diamond & Hainmueller 2010; Arkhangelsky et al. 2021)',
  did: 'difference-in-differences',
  difp: 'demeaned synthetic control (Doudchenko & Imbens 2016)',
  'sc-reg': 'synthetic control with the penalty of synthetic difference-in-differences',
  'difp-reg': 'demeaned synthetic control with the penalty of synthetic difference-in-differences',
}

const errorWords: Readonly<Record<SyntheticError, string>> = {
  placebo: 'placebo standard error',
  jackknife: 'jackknife standard error',
  bootstrap: 'bootstrap standard error, by unit',
  none: 'no standard error',
}

/**
 * What a treatment did on average to those treated, against a mixture of units never treated that
 * moved alike before, and times before that resemble those after:
 *
 *     τ = Σᵢ ωᵢ-weighted difference of (mean after − Σₜ λₜ before), treated less donors
 *
 * ω: min ‖intercept + Σ ωᵢ Yᵢ − Ȳ_treated‖² + T₀ ζ² ‖ω‖², ζ = (N₁ T₁)^¼ σ; λ likewise over the
 * donors, with next to no penalty. Both are exact optima: the packages stop earlier, which moves
 * the third or fourth digit. Staggered starts: each start against the never treated, then the mean
 * by treated units × times (Clarke et al. 2024). Covariates are taken off by least squares with
 * unit and time effects over the never treated (Kranz 2022).
 *
 * In the unit of the outcome. Refused: what `treatmentDesign` refuses, errors that the number of
 * treated units does not allow, covariates that do not vary within units and times.
 *
 * Arkhangelsky, Athey, Hirshberg, Imbens & Wager 2021, American Economic Review 111: 4088–4118,
 * algorithms 1 to 4.
 */
export const syntheticDid = (
  columns: TreatmentColumns,
  options: SyntheticDidOptions = {},
): Outcome<SyntheticDid> => {
  const working = workOut(columns, options)
  return working.ok ? given(Object.freeze(told(working.value, options))) : working
}

/** An estimate with the names of its units and times. */
export const told = (
  working: SyntheticWorking,
  options: SyntheticDidOptions,
  method?: string,
): SyntheticDid => {
  const { estimator, se: kind, level } = { ...syntheticDefaults, ...options }
  const { design, total, error } = working
  const { panel, assignment } = design
  const reach = error.se === null ? null : twoSidedZ(level) * error.se
  return {
    estimate: total.effect,
    se: error.se,
    low: reach === null ? null : total.effect - reach,
    high: reach === null ? null : total.effect + reach,
    level,
    method: `${method ?? methods[estimator]}; ${errorWords[kind]}`,
    n: panel.outcome.length,
    warnings: syntheticWarnings(panel, total.outcomes, assignment, total.cohorts, estimator),
    estimator,
    pValue: pValueOf(total.effect, error.se),
    cohorts: total.cohorts.map((cohort, k) =>
      cohortResult(panel, assignment, cohort, assignment.cohorts[k]?.units ?? [], estimator),
    ),
    curve: Array.from(total.curve, (effect, since) => ({
      since,
      effect,
      se: error.curve[since] ?? null,
    })),
    coefficients: Object.keys(options.covariates ?? {}).map((name, k) => ({
      name,
      coefficient: total.coefficients[k] ?? NaN,
    })),
    controls: namesOf(panel, assignment.controls),
    times: panel.times,
    error: {
      kind,
      replications: error.replications,
      exact: error.placebos?.exact ?? false,
      placebos: (error.placebos?.units ?? []).map((unit, i) => ({
        unit: panel.units[unit] ?? '',
        effect: error.placebos?.totals[i]?.effect ?? NaN,
      })),
    },
  }
}

/** Null without an error; where the error is 0 a p-value would be 0 ÷ 0 or a false certainty. */
const pValueOf = (estimate: number, se: number | null): number | null =>
  se === null || se === 0 ? null : twoSidedP(estimate / se)

const namesOf = (panel: Panel, units: readonly number[]): string[] =>
  units.map((unit) => panel.units[unit] ?? '')
