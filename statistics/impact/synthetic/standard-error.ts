import { given, type Outcome } from '../../outcome.ts'
import type { Assignment, Series } from './assignment.ts'
import { bootstrapReplications } from './bootstrap-replications.ts'
import { jackknifeReplications } from './jackknife-replications.ts'
import { placeboReplications, type Placebos } from './placebo-replications.ts'
import { curveErrors, jackknifeSpread, spread } from './replications.ts'
import type { CombinedEffect, Fit, TotalEffect } from './total-effect.ts'

export type SyntheticError = 'placebo' | 'jackknife' | 'bootstrap' | 'none'

export interface ErrorOptions {
  readonly se: SyntheticError
  /** Random replications of the bootstrap, and of placebos where they are drawn. */
  readonly draws: number
  readonly seed: number
  /** True draws placebos at random even where all can be gone through. */
  readonly drawnPlacebos: boolean
  readonly progress?: (done: number, of: number) => void
}

/** How much the effect and its curve vary over replications. */
export interface EffectError {
  readonly se: number | null
  /** Per time since the start. */
  readonly curve: readonly (number | null)[]
  /** Replications that gave an estimate. */
  readonly replications: number
  /** Null unless the error is from placebos. */
  readonly placebos: Placebos | null
}

/** Standard errors by the procedures of Arkhangelsky et al. (2021), algorithms 2 to 4. */
export const standardError = (
  fit: Fit,
  series: Series,
  assignment: Assignment,
  real: TotalEffect,
  options: ErrorOptions,
): Outcome<EffectError> => {
  if (options.se === 'none') {
    const curve = Array.from(real.curve, () => null)
    return given({ se: null, curve, replications: 0, placebos: null })
  }
  if (options.se === 'placebo') {
    const drawn = options.drawnPlacebos
    const placebos = placeboReplications(fit, assignment, real, { ...options, drawn })
    if (!placebos.ok) return placebos
    return given(summary(real, placebos.value.totals, spread, placebos.value))
  }
  const totals =
    options.se === 'jackknife'
      ? jackknifeReplications(series, assignment, real)
      : bootstrapReplications(fit, assignment, real, options)
  if (!totals.ok) return totals
  const errorOf = options.se === 'jackknife' ? jackknifeSpread : spread
  return given(summary(real, totals.value, errorOf, null))
}

const summary = (
  real: TotalEffect,
  totals: readonly CombinedEffect[],
  errorOf: (values: readonly number[]) => number,
  placebos: Placebos | null,
): EffectError => {
  const curves = totals.map(({ curve }) => curve)
  return {
    se: errorOf(totals.map(({ effect }) => effect)),
    curve: Array.from(curveErrors(curves, real.curve.length, errorOf), (error) =>
      Number.isNaN(error) ? null : error,
    ),
    replications: totals.length,
    placebos,
  }
}
