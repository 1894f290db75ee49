import { twoSidedP } from '../../numerics/normal.ts'
import type { Bandwidths } from './bandwidth-selector.ts'
import { covariateCoefficients, withoutCovariates } from './covariate-adjustment.ts'
import type { Kernel } from './kernel.ts'
import { linearisedOutcome } from './linearised-outcome.ts'
import {
  linearWeights,
  localPolynomial,
  weightedSum,
  windowOf,
  type LocalPolynomial,
} from './local-polynomial.ts'
import { factorial } from './pilot.ts'
import { residualsOf, varianceOf, type Spread } from './residuals.ts'
import type { Side } from './side.ts'

export interface JumpDesign {
  readonly kernel: Kernel
  readonly spread: Spread
  readonly order: number
  readonly biasOrder: number
  readonly derivative: number
  /** Standard errors that the limits lie from the estimate. */
  readonly z: number
}

/** One way to state a jump: its size and how sure it is. */
interface Inference {
  readonly estimate: number
  readonly se: number
  readonly z: number
  readonly p: number
  readonly low: number
  readonly high: number
}

/** A jump with the plain interval, moved by its bias, and with the error of that move counted in. */
export interface Jump {
  readonly conventional: Inference
  readonly biasCorrected: Inference
  readonly robust: Inference
}

export interface JumpResult {
  readonly jump: Jump
  /** Of the treatment, in a fuzzy design. */
  readonly firstStage: Jump | null
  /** Of the outcome alone, in a fuzzy design. */
  readonly reducedForm: Jump | null
  /** The fitted line by side: coefficients of distance⁰, distance¹ … */
  readonly lines: { readonly left: readonly number[]; readonly right: readonly number[] }
  /** Places of the covariates that say nothing of their own. */
  readonly unusedCovariates: readonly number[]
}

/** What one side adds: its fits and the weights that make its two estimates from its outcomes. */
interface Half {
  readonly side: Side
  readonly fit: LocalPolynomial
  readonly biasFit: LocalPolynomial
  readonly weights: Float64Array
  readonly corrected: Float64Array
  /** -1 on the left, 1 on the right. */
  readonly sign: number
}

/**
 * The jump at the cutoff: the right limit less the left one, each from a local polynomial of order
 * p with bandwidth h; its bias from one of order q with bandwidth b; and the variance of both
 * together (Calonico, Cattaneo & Titiunik 2014). With a treatment, the ratio of two jumps by
 * the delta method. Null where a window has too few different values for its polynomial.
 */
export const estimateJump = (
  sides: { readonly left: Side; readonly right: Side },
  widths: Bandwidths,
  design: JumpDesign,
): JumpResult | null => {
  const left = half(sides.left, widths.hLeft, widths.bLeft, -1, design)
  const right = half(sides.right, widths.hRight, widths.bRight, 1, design)
  if (left === null || right === null) return null
  const halves = [left, right] as const
  const unused = new Set<number>()
  const freed = (valuesOf: (side: Side) => Float64Array): Float64Array[] => {
    if (sides.left.covariates.length === 0) return halves.map(({ side }) => valuesOf(side))
    const shared = covariateCoefficients(halves, valuesOf)
    for (const place of shared.unused) unused.add(place)
    return halves.map(({ side }) => withoutCovariates(side, valuesOf(side), shared.coefficients))
  }
  const outcomes = freed((side) => side.outcome)
  const scale = factorial(design.derivative)
  const plain = jumpOf(halves, outcomes, outcomes, scale, design)
  const lineOf = ({ fit }: Half, values: Float64Array | undefined): number[] =>
    Array.from(
      { length: fit.order + 1 },
      (_, j) =>
        weightedSum(linearWeights(fit, j), values ?? new Float64Array(), fit.from) /
        fit.bandwidth ** j,
    )
  const shared = {
    lines: { left: lineOf(left, outcomes[0]), right: lineOf(right, outcomes[1]) },
    unusedCovariates: [...unused],
  }
  if (sides.left.treatment === null) {
    return { jump: plain, firstStage: null, reducedForm: null, ...shared }
  }
  const treatments = freed((side) => side.treatment ?? new Float64Array())
  const firstStage = jumpOf(halves, treatments, treatments, scale, design)
  const jump = ratioOf(halves, outcomes, treatments, plain, firstStage, scale, design)
  return { jump, firstStage, reducedForm: plain, ...shared }
}

const half = (
  side: Side,
  h: number,
  b: number,
  sign: number,
  { kernel, order, biasOrder, derivative }: JumpDesign,
): Half | null => {
  const rows = windowOf(side.distance, Math.max(h, b), kernel)
  const fit = localPolynomial(side.distance, order, h, kernel, rows)
  const biasFit = localPolynomial(side.distance, biasOrder, b, kernel, rows)
  if (fit === null || biasFit === null) return null
  const weights = linearWeights(fit, derivative)
  let curvature = 0
  for (let i = 0; i < weights.length; i += 1) {
    const u = (side.distance[rows.from + i] ?? NaN) / h
    curvature += (weights[i] ?? NaN) * u ** (order + 1)
  }
  const next = linearWeights(biasFit, order + 1)
  const move = curvature * (h / b) ** (order + 1)
  const unit = h ** derivative
  return {
    side,
    fit,
    biasFit,
    weights: weights.map((weight) => weight / unit),
    corrected: weights.map((weight, i) => (weight - move * (next[i] ?? NaN)) / unit),
    sign,
  }
}

/** Jump of the values, with the spread of what stands for them. */
const jumpOf = (
  halves: readonly Half[],
  values: readonly Float64Array[],
  spreadOf: readonly Float64Array[],
  scale: number,
  design: JumpDesign,
): Jump => {
  const total = (part: (half: Half, values: Float64Array) => number, of = values): number =>
    halves.reduce((sum, half, i) => sum + part(half, of[i] ?? new Float64Array()), 0)
  const conventional =
    scale * total(({ sign, weights, fit }, y) => sign * weightedSum(weights, y, fit.from))
  const corrected =
    scale * total(({ sign, corrected: l, fit }, y) => sign * weightedSum(l, y, fit.from))
  return statements(conventional, corrected, ...errorsOf(halves, spreadOf, scale, design), design.z)
}

const errorsOf = (
  halves: readonly Half[],
  values: readonly Float64Array[],
  scale: number,
  { spread }: JumpDesign,
): [plain: number, robust: number] => {
  let plain = 0
  let robust = 0
  halves.forEach(({ side, fit, biasFit, weights, corrected }, i) => {
    const y = values[i] ?? new Float64Array()
    plain += varianceOf(side, fit, weights, residualsOf(side, fit, y, spread), spread)
    robust += varianceOf(side, biasFit, corrected, residualsOf(side, biasFit, y, spread), spread)
  })
  return [scale * Math.sqrt(plain), scale * Math.sqrt(robust)]
}

const ratioOf = (
  halves: readonly Half[],
  outcomes: readonly Float64Array[],
  treatments: readonly Float64Array[],
  outcome: Jump,
  treatment: Jump,
  scale: number,
  design: JumpDesign,
): Jump => {
  const y = outcome.conventional.estimate
  const t = treatment.conventional.estimate
  const bias =
    (y - outcome.biasCorrected.estimate) / t - ((t - treatment.biasCorrected.estimate) * y) / t ** 2
  const linear = outcomes.map((values, i) =>
    linearisedOutcome(values, treatments[i] ?? new Float64Array(), y, t),
  )
  const [plain, robust] = errorsOf(halves, linear, scale, design)
  return statements(y / t, y / t - bias, plain, robust, design.z)
}

const statements = (
  conventional: number,
  corrected: number,
  plain: number,
  robust: number,
  z: number,
): Jump => ({
  conventional: inference(conventional, plain, z),
  biasCorrected: inference(corrected, plain, z),
  robust: inference(corrected, robust, z),
})

const inference = (estimate: number, se: number, z: number): Inference =>
  Object.freeze({
    estimate,
    se,
    z: estimate / se,
    p: twoSidedP(estimate / se),
    low: estimate - z * se,
    high: estimate + z * se,
  })
