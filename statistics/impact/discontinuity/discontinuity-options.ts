import { badLevel } from '../../check-values.ts'
import { defaultLevel } from '../../estimate.ts'
import type { Refusal } from '../../outcome.ts'
import type { BandwidthSelector } from './bandwidth-selector.ts'
import type { Kernel } from './kernel.ts'
import type { VarianceMethod } from './residuals.ts'

/** A width for both sides, or one for each. */
export type Width = number | { readonly left: number; readonly right: number }

/**
 * How equal running values are treated: `adjust` counts them once where bandwidths begin and keeps
 * at least ten different values in them; `check` only warns; `off` does neither.
 */
type MassPoints = 'adjust' | 'check' | 'off'

export interface DiscontinuityOptions {
  /** In the unit of the running variable; a row at the cutoff is above it. Default 0. */
  readonly cutoff?: number
  /** Treatment taken up, for a fuzzy design. NaN is missing. */
  readonly treatment?: ArrayLike<number> | undefined
  /** Covariates by name, for precision. They do not repair a design that fails. */
  readonly covariates?: Readonly<Record<string, ArrayLike<number>>> | undefined
  /** A cluster per row, whose errors may hang together. */
  readonly clusters?: ArrayLike<string | number> | undefined
  /** Order of the polynomial: 1, or one more than the derivative. */
  readonly order?: number | undefined
  /** Order of the polynomial for its bias; one more than the order. */
  readonly biasOrder?: number | undefined
  /** 0 for a jump, 1 for a kink. */
  readonly derivative?: number | undefined
  readonly kernel?: Kernel | undefined
  /** Default: chosen by the selector. */
  readonly bandwidth?: Width | undefined
  /** Of the bias, with a given bandwidth; default the same. */
  readonly biasBandwidth?: Width | undefined
  /** Bandwidth ÷ bandwidth of the bias, instead of what is chosen or given for the bias. */
  readonly rho?: number | undefined
  readonly selector?: BandwidthSelector | undefined
  readonly variance?: VarianceMethod | undefined
  /** Nearest neighbours per row. Default 3. */
  readonly matches?: number | undefined
  readonly massPoints?: MassPoints | undefined
  /** Weight of the regularisation of the bandwidths; 0 for none. Default 1. */
  readonly regularise?: number | undefined
  /** Rows closer to the cutoff than this are left out. Default 0. */
  readonly donut?: number | undefined
  readonly level?: number | undefined
}

/** All options, with what holds when they are not given. */
export interface DiscontinuityPlan {
  readonly cutoff: number
  readonly order: number
  readonly biasOrder: number
  readonly derivative: number
  readonly kernel: Kernel
  readonly bandwidth: Width | undefined
  readonly biasBandwidth: Width | undefined
  readonly rho: number | undefined
  readonly selector: BandwidthSelector
  readonly variance: VarianceMethod
  readonly matches: number
  readonly massPoints: MassPoints
  readonly regularise: number
  readonly donut: number
  readonly level: number
}

export const discontinuityPlan = (options: DiscontinuityOptions): DiscontinuityPlan => {
  const derivative = options.derivative ?? 0
  const order = options.order ?? derivative + 1
  return {
    cutoff: options.cutoff ?? 0,
    derivative,
    order,
    biasOrder: options.biasOrder ?? order + 1,
    kernel: options.kernel ?? 'triangular',
    bandwidth: options.bandwidth,
    biasBandwidth: options.biasBandwidth,
    rho: options.rho,
    selector: options.selector ?? 'mserd',
    variance: options.variance ?? 'nn',
    matches: options.matches ?? 3,
    massPoints: options.massPoints ?? 'adjust',
    regularise: options.regularise ?? 1,
    donut: options.donut ?? 0,
    level: options.level ?? defaultLevel,
  }
}

const refusal = (
  option: string,
  value: number | string,
  expected: string,
  whatToDo: string,
): Refusal => ({
  code: 'option-out-of-range',
  found: `${option} ${value}`,
  expected,
  whatToDo,
  about: { option },
})

const widthOf = (width: Width): readonly number[] =>
  typeof width === 'number' ? [width] : [...new Set([width.left, width.right])]

const positive = (value: number): boolean => value > 0 && value < Infinity

/** Whole numbers in a range; higher orders than 8 only fit noise. */
const wholeBetween = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most

/** The refusals of options that no data could make sense of. */
export const badOptions = (plan: DiscontinuityPlan): Refusal[] => {
  const { order, biasOrder, derivative, matches, regularise, donut, rho, cutoff } = plan
  const check = (
    good: boolean,
    option: string,
    value: number,
    expected: string,
    whatToDo = `Give ${expected}.`,
  ): Refusal[] => (good ? [] : [refusal(option, value, expected, whatToDo)])
  const widths = (option: string, width: Width | undefined): Refusal[] =>
    (width === undefined ? [] : widthOf(width)).flatMap((value) =>
      check(positive(value), option, value, 'a bandwidth above 0'),
    )
  // What the other two may be follows from the order: one fault, one refusal.
  const goodOrder = wholeBetween(order, 0, 8)
  return [
    ...badLevel(plan.level),
    ...check(Number.isFinite(cutoff), 'cutoff', cutoff, 'a finite cutoff'),
    ...check(goodOrder, 'p', order, 'a whole order from 0 to 8'),
    ...check(
      !goodOrder || wholeBetween(biasOrder, order + 1, 9),
      'q',
      biasOrder,
      `a whole order for the bias from ${order + 1} to 9, above that of the fit`,
    ),
    ...check(
      !goodOrder || wholeBetween(derivative, 0, order),
      'derivative',
      derivative,
      `a whole derivative from 0 to the order of the fit, ${order}`,
    ),
    ...check(wholeBetween(matches, 1, 1000), 'matches', matches, 'a whole number from 1 to 1000'),
    ...check(regularise >= 0 && regularise < Infinity, 'scaleregul', regularise, 'a number from 0'),
    ...check(donut >= 0 && donut < Infinity, 'donut', donut, 'a distance from 0'),
    ...(rho === undefined ? [] : check(positive(rho), 'rho', rho, 'a ratio above 0')),
    ...widths('bandwidth', plan.bandwidth),
    ...widths('bias-bandwidth', plan.biasBandwidth),
    ...(plan.biasBandwidth !== undefined && plan.bandwidth === undefined
      ? [
          refusal(
            'bias-bandwidth',
            widthOf(plan.biasBandwidth).join(', '),
            'a bandwidth beside it',
            'Give --bandwidth too, or leave both to the selector.',
          ),
        ]
      : []),
  ]
}
