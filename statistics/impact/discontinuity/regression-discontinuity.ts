import type { Estimate, Warning } from '../../estimate.ts'
import { twoSidedZ } from '../../numerics/normal.ts'
import { given, refused, type Outcome } from '../../outcome.ts'
import type { Bandwidths } from './bandwidth-selector.ts'
import { chooseBandwidths } from './choose-bandwidths.ts'
import {
  badOptions,
  discontinuityPlan,
  type DiscontinuityOptions,
  type DiscontinuityPlan,
} from './discontinuity-options.ts'
import { discontinuitySample } from './discontinuity-sample.ts'
import {
  bandwidthNotFound,
  treatmentDoesNotJump,
  tooFewWithin,
  unfitSample,
} from './discontinuity-refusals.ts'
import { discontinuityWarnings } from './discontinuity-warnings.ts'
import { estimateJump, type Jump } from './jump.ts'
import { windowOf } from './local-polynomial.ts'
import { distinctValues, type Side } from './side.ts'

/** A count on each side of the cutoff. */
interface BySide {
  readonly left: number
  readonly right: number
}

export interface RegressionDiscontinuity extends Estimate {
  /** Plain estimate and error; too sure of itself with these bandwidths. */
  readonly conventional: Jump['conventional']
  /** Moved by the estimated bias, with the plain error. */
  readonly biasCorrected: Jump['biasCorrected']
  /** Moved by the estimated bias, with the error of that move counted in: the interval to report. */
  readonly robust: Jump['robust']
  /** Jump of the treatment, in a fuzzy design. */
  readonly firstStage: Jump | null
  /** Jump of the outcome alone, in a fuzzy design. */
  readonly reducedForm: Jump | null
  readonly bandwidths: Bandwidths
  /** `mserd` …, or `given`. */
  readonly selector: DiscontinuityPlan['selector'] | 'given'
  readonly cutoff: number
  /** 0 for a jump, 1 for a kink. */
  readonly derivative: number
  readonly order: number
  readonly biasOrder: number
  /** Rows used, those within the bandwidth of the fit, of the bias, and different running values. */
  readonly rows: BySide
  readonly within: BySide
  readonly withinBias: BySide
  readonly distinct: BySide
  /** The fitted line by side: coefficients of distance⁰, distance¹ … from the cutoff. */
  readonly lines: { readonly left: readonly number[]; readonly right: readonly number[] }
}

/**
 * By how much an outcome jumps where a running variable passes a cutoff: sharp, or fuzzy with a
 * treatment that only jumps in part. The effect at the cutoff, if nothing else jumps there and
 * nobody chooses their side.
 *
 * `outcome` and `running`: one value per row, NaN for missing (left out and counted). The estimate
 * is the difference of the limits of two local polynomials, in the unit of the outcome (fuzzy: per
 * unit of treatment); `estimate` and `se` are conventional, `low` and `high` are the robust
 * bias-corrected interval, whose middle is the bias-corrected estimate. It need not hold `estimate`.
 *
 * Refused: columns of unequal length or infinite values, a cutoff without rows on both sides, a
 * constant outcome, a treatment that does not change, too few different running values or clusters
 * on a side, options out of range.
 *
 * Source: Calonico, Cattaneo & Titiunik (2014), Econometrica 82; with covariates Calonico, Cattaneo,
 * Farrell & Titiunik (2019), REStat 101; bandwidths also Calonico, Cattaneo & Farrell (2020),
 * Econometrics Journal 23. Figures are those of rdrobust 4.
 */
export const regressionDiscontinuity = (
  outcome: ArrayLike<number>,
  running: ArrayLike<number>,
  options: DiscontinuityOptions = {},
): Outcome<RegressionDiscontinuity> => {
  const plan = discontinuityPlan(options)
  const faults = badOptions(plan)
  if (faults.length > 0) return refused(...faults)
  const read = discontinuitySample({ ...options, outcome, running }, plan.cutoff, plan.donut)
  if (!read.ok) return read
  const sample = read.value
  const unfit = unfitSample(sample, plan)
  if (unfit.length > 0) return refused(...unfit)
  const widths = chooseBandwidths(sample, plan)
  if (widths === null) return refused(bandwidthNotFound(sample))
  const result = estimateJump(sample, widths, { ...plan, spread: plan, z: twoSidedZ(plan.level) })
  const counts = countsOf(sample, widths, plan)
  if (result === null) return refused(tooFewWithin(counts.within, widths, plan))
  if (treatmentDoesNotJump(sample, result).length > 0) {
    return refused(...treatmentDoesNotJump(sample, result))
  }
  if (!(result.jump.robust.se < Infinity)) return refused(tooFewWithin(counts.within, widths, plan))
  const { conventional, robust } = result.jump
  const warnings: Warning[] = [
    ...sample.warnings,
    ...discontinuityWarnings({ sample, plan, widths, result, within: counts.within }),
  ]
  return given(
    Object.freeze({
      estimate: conventional.estimate,
      se: conventional.se,
      low: robust.low,
      high: robust.high,
      level: plan.level,
      method: methodOf(plan, result.firstStage !== null),
      n: sample.n,
      warnings: Object.freeze(warnings),
      ...result.jump,
      firstStage: result.firstStage,
      reducedForm: result.reducedForm,
      bandwidths: Object.freeze(widths),
      selector: plan.bandwidth === undefined ? plan.selector : 'given',
      cutoff: plan.cutoff,
      derivative: plan.derivative,
      order: plan.order,
      biasOrder: plan.biasOrder,
      ...counts,
      lines: result.lines,
    }),
  )
}

const countsOf = (
  { left, right }: { readonly left: Side; readonly right: Side },
  { hLeft, hRight, bLeft, bRight }: Bandwidths,
  { kernel }: DiscontinuityPlan,
): Pick<RegressionDiscontinuity, 'rows' | 'within' | 'withinBias' | 'distinct'> => {
  const inside = (side: Side, width: number): number => {
    const { from, to } = windowOf(side.distance, width, kernel)
    return to - from
  }
  return {
    rows: { left: left.distance.length, right: right.distance.length },
    within: { left: inside(left, hLeft), right: inside(right, hRight) },
    withinBias: { left: inside(left, bLeft), right: inside(right, bRight) },
    distinct: { left: distinctValues(left), right: distinctValues(right) },
  }
}

const methodOf = (plan: DiscontinuityPlan, fuzzy: boolean): string => {
  const design = fuzzy ? 'Fuzzy' : 'Sharp'
  const what =
    plan.derivative === 0
      ? 'discontinuity'
      : plan.derivative === 1
        ? 'kink'
        : `derivative ${plan.derivative}`
  return (
    `${design} regression ${what}, local polynomial of order ${plan.order}, ` +
    'robust bias-corrected interval (Calonico, Cattaneo & Titiunik 2014)'
  )
}
