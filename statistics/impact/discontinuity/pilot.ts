import { covariateCoefficients, withoutCovariates } from './covariate-adjustment.ts'
import type { Kernel } from './kernel.ts'
import { linearisedOutcome } from './linearised-outcome.ts'
import {
  linearWeights,
  localPolynomial,
  weightedSum,
  type LocalPolynomial,
} from './local-polynomial.ts'
import { residualsOf, varianceOf, type Spread } from './residuals.ts'
import type { Side } from './side.ts'

/** What the best bandwidth of one side is made of. */
export interface Pilot {
  /** Constant of the variance. */
  readonly variance: number
  /** Constant of the bias, with its sign. */
  readonly bias: number
  /** Variance of the bias: keeps the bandwidth in bounds where the bias is hard to tell. */
  readonly regularisation: number
}

export interface PilotDesign {
  readonly kernel: Kernel
  readonly spread: Spread
  /** Order of the polynomial whose bandwidth is sought. */
  readonly order: number
  /** The derivative it is for; 0 is the level. */
  readonly derivative: number
  /** Order of the polynomial that gives the bias. */
  readonly biasOrder: number
  readonly varianceBandwidth: number
  readonly biasBandwidth: number
  /** 0 for none. */
  readonly regularise: number
}

/**
 * Leading bias and variance of a local polynomial at the cutoff, from one side (Calonico, Cattaneo &
 * Titiunik 2014; Calonico, Cattaneo & Farrell 2018). Null where a window has too few
 * different values for its polynomial.
 */
export const pilot = (side: Side, design: PilotDesign): Pilot | null => {
  const { kernel, order, derivative, biasOrder, spread, regularise } = design
  const fit = localPolynomial(side.distance, order, design.varianceBandwidth, kernel)
  const wide = localPolynomial(side.distance, biasOrder, design.biasBandwidth, kernel)
  if (fit === null || wide === null) return null
  const values = studiedOutcome(side, fit, derivative)
  const weights = linearWeights(fit, derivative)
  const spreadOf = (of: LocalPolynomial, l: Float64Array): number =>
    varianceOf(side, of, l, residualsOf(side, of, values, spread), spread)
  let curvature = 0
  for (let i = 0; i < weights.length; i += 1) {
    const u = (side.distance[fit.from + i] ?? NaN) / fit.bandwidth
    curvature += (weights[i] ?? NaN) * u ** (order + 1)
  }
  const next = linearWeights(wide, order + 1)
  const unit = wide.bandwidth ** (order + 1)
  const rate = 2 * (order + 1 - derivative)
  return {
    variance: (2 * derivative + 1) * fit.bandwidth * spreadOf(fit, weights),
    bias: (Math.sqrt(rate) * curvature * weightedSum(next, values, wide.from)) / unit,
    regularisation:
      regularise > 0
        ? (regularise * rate * 3 * curvature ** 2 * spreadOf(wide, next)) / unit ** 2
        : 0,
  }
}

/** What the coefficient is taken of: the outcome without covariates, or the ratio of a fuzzy design. */
const studiedOutcome = (side: Side, fit: LocalPolynomial, derivative: number): Float64Array => {
  const freed = (values: Float64Array): Float64Array =>
    side.covariates.length === 0
      ? values
      : withoutCovariates(
          side,
          values,
          covariateCoefficients([{ side, fit }], () => values).coefficients,
        )
  const outcome = freed(side.outcome)
  if (side.treatment === null) return outcome
  const treatment = freed(side.treatment)
  const weights = linearWeights(fit, derivative)
  const unit = factorial(derivative) / fit.bandwidth ** derivative
  return linearisedOutcome(
    outcome,
    treatment,
    unit * weightedSum(weights, outcome, fit.from),
    unit * weightedSum(weights, treatment, fit.from),
  )
}

export const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1))
