import type { Kernel } from './kernel.ts'
import { coefficientsOf, linearWeights, localPolynomial, weightedSum } from './local-polynomial.ts'
import type { Rows } from './side.ts'

/** The running variable as the density test sees it. */
export interface DensitySample {
  /** Running variable less the cutoff, sorted. */
  readonly distance: Float64Array
  /** Share of the other rows below each row; equal values share the highest. */
  readonly share: Float64Array
  /** First row with the same value, per row; its own place where equal values are not adjusted. */
  readonly first: Int32Array
  /** Where the right side begins. */
  readonly split: number
}

export interface DensityFit {
  /** Density at the cutoff, from one side, per unit of the running variable. */
  readonly density: number
  /** Its variance by the jackknife. */
  readonly variance: number
  /** Coefficient of the requested power of the distance. */
  readonly coefficient: number
  /** Rows within the bandwidth, both ends included. */
  readonly n: number
}

/** The sample of a sorted running variable; `adjust` treats equal values as one point. */
export const densitySample = (distance: Float64Array, adjust: boolean): DensitySample => {
  const n = distance.length
  const first = Int32Array.from({ length: n }, (_, i) => i)
  const share = Float64Array.from({ length: n }, (_, i) => i / (n - 1))
  if (adjust) {
    for (let i = 1; i < n; i += 1) if (distance[i] === distance[i - 1]) first[i] = first[i - 1] ?? 0
    for (let i = n - 2; i >= 0; i -= 1) {
      if (distance[i] === distance[i + 1]) share[i] = share[i + 1] ?? NaN
    }
  }
  const right = distance.findIndex((value) => value >= 0)
  return { distance, share, first, split: right < 0 ? n : right }
}

/**
 * The density on one side of the cutoff: the slope there of a polynomial fitted to the empirical
 * distribution function (Cattaneo, Jansson & Ma 2020), without a word about the other
 * side. Its variance by the jackknife is the sum over rows of the squared influence of each through
 * the distribution function: Σ over rows behind it of the linear weights ÷ (n - 1). Null where the
 * bandwidth holds too few different values.
 */
export const densityFit = (
  sample: DensitySample,
  side: 'left' | 'right',
  order: number,
  bandwidth: number,
  kernel: Kernel,
  power = 1,
): DensityFit | null => {
  const { distance, share, first } = sample
  const rows = rowsWithin(sample, side, bandwidth)
  const fit = localPolynomial(distance, order, bandwidth, kernel, rows)
  if (fit === null) return null
  const weights = linearWeights(fit, 1).map((weight) => weight / bandwidth)
  // The sum of the weights of all rows behind a row, and of none behind the last.
  const behind = new Float64Array(weights.length)
  for (let i = weights.length - 2; i >= 0; i -= 1) {
    behind[i] = (behind[i + 1] ?? NaN) + (weights[i + 1] ?? NaN)
  }
  let variance = 0
  for (let i = rows.from; i < rows.to; i += 1) {
    const influence = (behind[(first[i] ?? NaN) - rows.from] ?? NaN) / (distance.length - 1)
    variance += influence * influence
  }
  return {
    density: weightedSum(weights, share, rows.from),
    variance,
    coefficient: (coefficientsOf(fit, share)[power] ?? NaN) / bandwidth ** power,
    n: rows.to - rows.from,
  }
}

const rowsWithin = (
  { distance, split }: DensitySample,
  side: 'left' | 'right',
  bandwidth: number,
): Rows => {
  if (side === 'left') {
    const from = distance.findIndex((value) => value >= -bandwidth)
    return { from, to: Math.max(split, from) }
  }
  const beyond = distance.findIndex((value) => value > bandwidth)
  return { from: split, to: beyond < 0 ? distance.length : beyond }
}
