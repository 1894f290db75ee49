import { badLevel } from '../../check-values.ts'
import { defaultLevel } from '../../estimate.ts'
import type { Refusal } from '../../outcome.ts'
import type { DensitySelector, DensityWidths } from './density-bandwidths.ts'
import type { Kernel } from './kernel.ts'

export interface DensityOptions {
  /** In the unit of the running variable; a row at the cutoff is above it. Default 0. */
  readonly cutoff?: number | undefined
  /** Order for which the bandwidths are chosen, 1 to 7. Default 2. */
  readonly order?: number | undefined
  /** Order of the fit that is tested; default one more, so that its bias is small. */
  readonly biasOrder?: number | undefined
  readonly kernel?: Kernel | undefined
  /** Default: chosen by the selector. */
  readonly bandwidth?: number | DensityWidths | undefined
  readonly selector?: DensitySelector | undefined
  /** Treats equal running values as one point of the distribution. Default true. */
  readonly adjustMassPoints?: boolean | undefined
  readonly level?: number | undefined
}

/** All options, with what holds when they are not given. */
export interface DensityPlan {
  readonly cutoff: number
  readonly order: number
  readonly biasOrder: number
  readonly kernel: Kernel
  readonly bandwidth: DensityWidths | undefined
  readonly selector: DensitySelector
  readonly adjustMassPoints: boolean
  readonly level: number
}

export const densityPlan = (options: DensityOptions): DensityPlan => {
  const { bandwidth, order = 2 } = options
  return {
    cutoff: options.cutoff ?? 0,
    order,
    biasOrder: options.biasOrder ?? order + 1,
    kernel: options.kernel ?? 'triangular',
    bandwidth: typeof bandwidth === 'number' ? { left: bandwidth, right: bandwidth } : bandwidth,
    selector: options.selector ?? 'comb',
    adjustMassPoints: options.adjustMassPoints ?? true,
    level: options.level ?? defaultLevel,
  }
}

/** The refusals of options that no data could make sense of. */
export const badDensityOptions = (plan: DensityPlan): Refusal[] => {
  const { cutoff, order, biasOrder, level, bandwidth } = plan
  const widths = new Set(bandwidth === undefined ? [] : [bandwidth.left, bandwidth.right])
  const check = (good: boolean, option: string, value: number, expected: string): Refusal[] =>
    good
      ? []
      : [
          {
            code: 'option-out-of-range',
            found: `${option} ${value}`,
            expected,
            whatToDo: `Give ${expected}.`,
            about: { option },
          },
        ]
  const whole = (value: number, least: number, most: number): boolean =>
    Number.isInteger(value) && value >= least && value <= most
  // What q may be follows from p: one fault, one refusal.
  const goodOrder = whole(order, 1, 7)
  return [
    ...badLevel(level),
    ...check(Number.isFinite(cutoff), 'cutoff', cutoff, 'a finite cutoff'),
    ...check(goodOrder, 'p', order, 'a whole order from 1 to 7'),
    ...check(
      !goodOrder || whole(biasOrder, order, 8),
      'q',
      biasOrder,
      `a whole order from ${order} to 8 for the fit that is tested`,
    ),
    ...[...widths].flatMap((width) =>
      check(width > 0 && width < Infinity, 'bandwidth', width, 'a bandwidth above 0'),
    ),
  ]
}
