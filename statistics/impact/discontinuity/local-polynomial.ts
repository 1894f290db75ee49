import { kernelWeight, type Kernel } from './kernel.ts'
import { positiveDefiniteInverse } from './positive-definite-inverse.ts'
import type { Rows } from './side.ts'

/**
 * A weighted polynomial in u = distance ÷ bandwidth. Working in u keeps the cross-products near 1
 * whatever the unit of the running variable; coefficient j in its own unit is that in u ÷ h^j.
 */
export interface LocalPolynomial extends Rows {
  readonly order: number
  readonly bandwidth: number
  /** K(u) ÷ bandwidth per row of the window. */
  readonly weights: Float64Array
  /** u⁰, u¹ … u^order per row of the window, row by row. */
  readonly basis: Float64Array
  /** (Σ w r rᵀ)⁻¹, (order + 1) squared, row by row. */
  readonly inverseGram: Float64Array
}

/** Rows with a weight above zero. They hang together, as the distances are sorted. */
export const windowOf = (distance: Float64Array, bandwidth: number, kernel: Kernel): Rows => {
  let from = 0
  let to = distance.length
  const counts = (i: number): boolean => kernelWeight(kernel, (distance[i] ?? NaN) / bandwidth) > 0
  while (from < to && !counts(from)) from += 1
  while (to > from && !counts(to - 1)) to -= 1
  return { from, to }
}

/** The polynomial of this order; null where its rows do not have enough different values. */
export const localPolynomial = (
  distance: Float64Array,
  order: number,
  bandwidth: number,
  kernel: Kernel,
  rows: Rows = windowOf(distance, bandwidth, kernel),
): LocalPolynomial | null => {
  const k = order + 1
  const n = rows.to - rows.from
  const weights = new Float64Array(n)
  const basis = new Float64Array(n * k)
  const gram = new Float64Array(k * k)
  for (let i = 0; i < n; i += 1) {
    const u = (distance[rows.from + i] ?? NaN) / bandwidth
    const weight = kernelWeight(kernel, u) / bandwidth
    weights[i] = weight
    for (let j = 0, power = 1; j < k; j += 1, power *= u) basis[i * k + j] = power
    for (let j = 0; j < k; j += 1) {
      const left = weight * (basis[i * k + j] ?? NaN)
      for (let m = 0; m <= j; m += 1) {
        gram[j * k + m] = (gram[j * k + m] ?? NaN) + left * (basis[i * k + m] ?? NaN)
      }
    }
  }
  const inverseGram = positiveDefiniteInverse(gram, k)
  return inverseGram === null ? null : { ...rows, order, bandwidth, weights, basis, inverseGram }
}

/** The weights l with which outcomes add up to coefficient j, in u: b_j = Σ l y. */
export const linearWeights = (fit: LocalPolynomial, coefficient: number): Float64Array => {
  const k = fit.order + 1
  const { weights, basis, inverseGram } = fit
  return weights.map((weight, i) => {
    let total = 0
    for (let j = 0; j < k; j += 1) {
      total += (inverseGram[coefficient * k + j] ?? NaN) * (basis[i * k + j] ?? NaN)
    }
    return total * weight
  })
}

/** Σ l y over the rows of a window. */
export const weightedSum = (weights: Float64Array, values: Float64Array, from: number): number => {
  let total = 0
  for (let i = 0; i < weights.length; i += 1) {
    total += (weights[i] ?? NaN) * (values[from + i] ?? NaN)
  }
  return total
}

/** Coefficients of the values of a whole side on the polynomial, in u. */
export const coefficientsOf = (fit: LocalPolynomial, values: Float64Array): Float64Array => {
  const k = fit.order + 1
  const moments = new Float64Array(k)
  for (let i = 0; i < fit.weights.length; i += 1) {
    const weighted = (fit.weights[i] ?? NaN) * (values[fit.from + i] ?? NaN)
    for (let j = 0; j < k; j += 1) {
      moments[j] = (moments[j] ?? NaN) + weighted * (fit.basis[i * k + j] ?? NaN)
    }
  }
  return moments.map((_, row) => {
    let total = 0
    for (let j = 0; j < k; j += 1) {
      total += (fit.inverseGram[row * k + j] ?? NaN) * (moments[j] ?? NaN)
    }
    return total
  })
}

/** Values less their fitted ones, per row of the window. */
export const plainResiduals = (fit: LocalPolynomial, values: Float64Array): Float64Array => {
  const k = fit.order + 1
  const coefficients = coefficientsOf(fit, values)
  return fit.weights.map((_, i) => {
    let rest = values[fit.from + i] ?? NaN
    for (let j = 0; j < k; j += 1) rest -= (coefficients[j] ?? NaN) * (fit.basis[i * k + j] ?? NaN)
    return rest
  })
}

/** Leverage of each row: w rᵀ (Σ w r rᵀ)⁻¹ r. */
export const leverages = (fit: LocalPolynomial): Float64Array => {
  const k = fit.order + 1
  const { weights, basis, inverseGram } = fit
  return weights.map((weight, i) => {
    let total = 0
    for (let j = 0; j < k; j += 1) {
      for (let m = 0; m < k; m += 1) {
        total +=
          (basis[i * k + j] ?? NaN) * (inverseGram[j * k + m] ?? NaN) * (basis[i * k + m] ?? NaN)
      }
    }
    return total * weight
  })
}
