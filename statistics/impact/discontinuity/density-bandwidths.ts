import { mean, median, sampleDeviation } from '../../numerics/moments.ts'
import { normalPdf } from '../../numerics/normal.ts'
import { densityFit, type DensitySample } from './density-fit.ts'
import { kernelMoment, type Kernel } from './kernel.ts'
import { positiveDefiniteInverse } from './positive-definite-inverse.ts'

/**
 * What the bandwidths are best for: each density by itself, their difference, their sum, or `comb`,
 * the middle of these three, per side.
 */
export type DensitySelector = 'each' | 'diff' | 'sum' | 'comb'

export const densitySelectors: readonly DensitySelector[] = ['each', 'diff', 'sum', 'comb']

/** A bandwidth on each side, in the unit of the running variable. */
export interface DensityWidths {
  readonly left: number
  readonly right: number
}

/** Rows, and different values, that a bandwidth holds at least, beyond the order of its fit. */
const leastBeyondOrder = 21

/** Constants of the uniform kernel for orders 1 to 7: of the derivative for the bias, and of the density. */
const derivativeConstants = [
  25884.444444494150957, 3430865.4551236177795, 845007948.04262602329, 330631733667.03808594,
  187774809656037.3125, 145729502641999264, 146013502974449876992,
]
const densityConstants = [
  4.8, 548.57142857155463389, 100800.0000002042, 29558225.458100609481, 12896196859.612621307,
  7890871468221.609375, 6467911284037581,
]

/**
 * Bandwidths of the density test: the mean squared error of the densities at the cutoff is least
 * (Cattaneo, Jansson & Ma 2018). It begins with bandwidths for a normal running
 * variable, estimates bias and variance with these, and never holds fewer than 21 + p rows and
 * different values on a side, where there are as many. Null where a polynomial cannot be fitted.
 */
export const densityBandwidths = (
  sample: DensitySample,
  order: number,
  kernel: Kernel,
  selector: DensitySelector,
): DensityWidths | null => {
  const reach = reachOf(sample)
  const n = sample.distance.length
  const begin = firstBandwidths(sample, order, reach)
  const bends = both((side) =>
    densityFit(sample, side, order + 2, begin.derivative, kernel, order + 1),
  )
  const fits = both((side) => densityFit(sample, side, order, begin.density, kernel))
  if (bends === null || fits === null) return null
  const bend = biasConstant(order, kernel)
  const bias = {
    left: bends.left.coefficient * bend * (-1) ** order,
    right: bends.right.coefficient * bend,
  }
  const variance = {
    left: n * begin.density * fits.left.variance,
    right: n * begin.density * fits.right.variance,
  }
  const best = (spread: number, error: number): number => {
    const width = (spread / (2 * order * error ** 2 * n)) ** (1 / (2 * order + 1))
    return Number.isNaN(width) ? 0 : width
  }
  const total = variance.left + variance.right
  const least = both((side) => reach[side].least(leastBeyondOrder + order)) ?? reach.none
  const common = (error: number): number =>
    Math.max(
      Math.min(best(total, error), Math.max(reach.left.widest, reach.right.widest)),
      least.left,
      least.right,
    )
  const diff = common(bias.right - bias.left)
  const sum = common(bias.right + bias.left)
  const width = (side: 'left' | 'right'): number => {
    const own = Math.min(best(variance[side], bias[side]), reach[side].widest)
    const each = Math.max(own, least[side])
    return { each, diff, sum, comb: median([each, diff, sum]) }[selector]
  }
  return { left: width('left'), right: width('right') }
}

const both = <Value>(
  of: (side: 'left' | 'right') => Value | null,
): { readonly left: Value; readonly right: Value } | null => {
  const left = of('left')
  const right = of('right')
  return left === null || right === null ? null : { left, right }
}

/** How far a side reaches, and how far one must go for a number of rows and of different values. */
interface Reach {
  readonly widest: number
  readonly least: (count: number) => number
}

const reachOf = ({
  distance,
  split,
}: DensitySample): { left: Reach; right: Reach; none: DensityWidths } => {
  const reach = (side: Float64Array): Reach => {
    const near = side.map(Math.abs).sort()
    const different = near.filter((value, i) => value !== near[i - 1])
    const nth = (values: Float64Array, count: number): number =>
      values[Math.min(count, values.length) - 1] ?? NaN
    return {
      widest: near.at(-1) ?? NaN,
      least: (count) => Math.max(nth(near, count), nth(different, count)),
    }
  }
  return {
    left: reach(distance.subarray(0, split)),
    right: reach(distance.subarray(split)),
    none: { left: 0, right: 0 },
  }
}

/** Bandwidths with which to estimate the bias and the variance, as for a normal running variable. */
const firstBandwidths = (
  { distance }: DensitySample,
  order: number,
  reach: { readonly left: Reach; readonly right: Reach },
): { derivative: number; density: number } => {
  const n = distance.length
  const deviation = sampleDeviation(distance)
  const z = mean(distance) / deviation
  const rough = (power: number): number => 1 / (hermite(power, z) ** 2 * normalPdf(z))
  const bounded = (width: number, count: number): number =>
    Math.max(
      Math.min(width * deviation, Math.max(reach.left.widest, reach.right.widest)),
      reach.left.least(count),
      reach.right.least(count),
    )
  const forDerivative =
    (((2 * order + 1) / 4) * rough(order + 2) * (derivativeConstants[order - 1] ?? NaN)) / n
  const forDensity = (rough(order) * (densityConstants[order - 1] ?? NaN)) / (2 * order * n)
  return {
    derivative: bounded(forDerivative ** (1 / (2 * order + 5)), leastBeyondOrder + order + 2),
    density: bounded(forDensity ** (1 / (2 * order + 1)), leastBeyondOrder + order),
  }
}

/** Hermite polynomial of statisticians: the derivatives of the normal density divided by it. */
const hermite = (power: number, x: number): number => {
  let before = 0
  let value = 1
  for (let j = 0; j < power; j += 1) [before, value] = [value, x * value - j * before]
  return value
}

/** What the (p + 1)-th power of the distance adds to the fitted slope at the cutoff. */
const biasConstant = (order: number, kernel: Kernel): number => {
  const k = order + 1
  const gram = Float64Array.from({ length: k * k }, (_, i) =>
    kernelMoment(kernel, (i % k) + Math.floor(i / k)),
  )
  const inverse = positiveDefiniteInverse(gram, k) ?? new Float64Array()
  return Array.from({ length: k }).reduce<number>(
    (total, _, j) => total + (inverse[k + j] ?? NaN) * kernelMoment(kernel, j + order + 1),
    0,
  )
}
