import type { Estimate } from '../../estimate.ts'
import { twoSidedP, twoSidedZ } from '../../numerics/normal.ts'
import { given, refused, type Outcome } from '../../outcome.ts'
import {
  densityBandwidths,
  type DensitySelector,
  type DensityWidths,
} from './density-bandwidths.ts'
import { densityFit, densitySample } from './density-fit.ts'
import { badDensityOptions, densityPlan, type DensityOptions } from './density-options.ts'
import { densityWarnings, tooFewDensityValues } from './density-warnings.ts'
import { discontinuitySample } from './discontinuity-sample.ts'

/** Density at the cutoff as seen from one side, with its standard error. */
interface SideDensity {
  readonly density: number
  readonly se: number
}

export interface DensityTest extends Estimate {
  /** Difference of the densities ÷ its standard error. */
  readonly statistic: number
  readonly p: number
  readonly left: SideDensity
  readonly right: SideDensity
  readonly bandwidths: DensityWidths
  readonly selector: DensitySelector | 'given'
  readonly cutoff: number
  readonly order: number
  readonly biasOrder: number
  readonly rows: { readonly left: number; readonly right: number }
  readonly within: { readonly left: number; readonly right: number }
}

/**
 * Whether the density of a running variable jumps at a cutoff, as it does when those concerned can
 * choose their side. A small p speaks against comparing both sides.
 *
 * `running`: one value per row, NaN for missing (left out and counted). `estimate` is the density
 * just above the cutoff less that just below, per unit of the running variable; `statistic` is it
 * divided by its jackknife standard error and is compared with the normal distribution.
 *
 * Refused: infinite values, a cutoff without rows on both sides, too few different values on a
 * side, options out of range.
 *
 * Source: Cattaneo, Jansson & Ma (2018), Stata Journal 18; (2020), JASA 115. Figures are those of
 * rddensity, without restrictions.
 */
export const densityTest = (
  running: ArrayLike<number>,
  options: DensityOptions = {},
): Outcome<DensityTest> => {
  const plan = densityPlan(options)
  const faults = badDensityOptions(plan)
  if (faults.length > 0) return refused(...faults)
  const read = discontinuitySample({ outcome: running, running }, plan.cutoff, 0)
  if (!read.ok) return read
  const distance = Float64Array.from([...read.value.left.distance, ...read.value.right.distance])
  const sample = densitySample(distance, plan.adjustMassPoints)
  const { order, biasOrder, kernel, level } = plan
  const widths = plan.bandwidth ?? densityBandwidths(sample, order, kernel, plan.selector)
  if (widths === null) return refused(tooFewDensityValues(sample, plan))
  const below = densityFit(sample, 'left', biasOrder, widths.left, kernel)
  const above = densityFit(sample, 'right', biasOrder, widths.right, kernel)
  if (below === null || above === null) return refused(tooFewDensityValues(sample, plan))
  const estimate = above.density - below.density
  const se = Math.sqrt(above.variance + below.variance)
  const within = { left: below.n, right: above.n }
  const z = twoSidedZ(level)
  return given(
    Object.freeze({
      estimate,
      se,
      low: estimate - z * se,
      high: estimate + z * se,
      level,
      method: `Density test, local polynomial of order ${biasOrder}, jackknife (Cattaneo, Jansson & Ma 2020)`,
      n: distance.length,
      warnings: Object.freeze([
        ...read.value.warnings,
        ...densityWarnings(sample, widths, within, plan, Math.min(above.density, below.density)),
      ]),
      statistic: estimate / se,
      p: twoSidedP(estimate / se),
      left: Object.freeze({ density: below.density, se: Math.sqrt(below.variance) }),
      right: Object.freeze({ density: above.density, se: Math.sqrt(above.variance) }),
      bandwidths: Object.freeze(widths),
      selector: plan.bandwidth === undefined ? plan.selector : 'given',
      cutoff: plan.cutoff,
      order,
      biasOrder,
      rows: { left: sample.split, right: distance.length - sample.split },
      within,
    }),
  )
}
