import { plainResiduals, type LocalPolynomial } from './local-polynomial.ts'
import type { Side } from './side.ts'

/** A covariate of which the others leave a smaller share than this is taken to be one of them. */
const dependent = 1e-10

/** One side with its fit. */
export interface FittedSide {
  readonly side: Side
  readonly fit: LocalPolynomial
}

/**
 * Coefficients of the covariates that the sides share: each covariate and the values are freed from
 * the polynomial of their side, then regressed with the weights of the fits (Calonico, Cattaneo,
 * Farrell & Titiunik 2019). A covariate that says nothing beyond the polynomial and those before it
 * gets 0; `unused` counts its place.
 */
export const covariateCoefficients = (
  sides: readonly FittedSide[],
  valuesOf: (side: Side) => Float64Array,
): { readonly coefficients: Float64Array; readonly unused: readonly number[] } => {
  const k = sides[0]?.side.covariates.length ?? 0
  // The cross-products of the covariates, with those with the values as last row and column.
  const size = k + 1
  const cross = new Float64Array(size * size)
  const lengths = new Float64Array(k)
  for (const { side, fit } of sides) {
    const freed = [...side.covariates, valuesOf(side)].map((column) => plainResiduals(fit, column))
    for (let i = 0; i < size; i += 1) {
      for (let j = 0; j <= i; j += 1) {
        const total = weightedProduct(fit, freed[i], freed[j], 0)
        cross[i * size + j] = (cross[i * size + j] ?? NaN) + total
      }
    }
    side.covariates.forEach((column, i) => {
      lengths[i] = (lengths[i] ?? NaN) + weightedProduct(fit, column, column, fit.from)
    })
  }
  return sweep(cross, size, lengths)
}

const weightedProduct = (
  fit: LocalPolynomial,
  left: Float64Array | undefined,
  right: Float64Array | undefined,
  from: number,
): number => {
  let total = 0
  for (let i = 0; i < fit.weights.length; i += 1) {
    total += (fit.weights[i] ?? NaN) * (left?.[from + i] ?? NaN) * (right?.[from + i] ?? NaN)
  }
  return total
}

/**
 * Solves the symmetric equations by Gauss and Jordan, the values being the last column. A covariate
 * of which those before it leave nothing is passed over.
 */
const sweep = (
  cross: Float64Array,
  size: number,
  lengths: Float64Array,
): { coefficients: Float64Array; unused: number[] } => {
  const at = (i: number, j: number): number => Math.max(i, j) * size + Math.min(i, j)
  const table = Array.from({ length: size }, (_, i) =>
    Float64Array.from({ length: size }, (_, j) => cross[at(i, j)] ?? NaN),
  )
  const unused: number[] = []
  for (let pivot = 0; pivot < size - 1; pivot += 1) {
    const row = table[pivot]
    const left = row?.[pivot] ?? NaN
    if (!(left > dependent * (lengths[pivot] ?? NaN))) unused.push(pivot)
    else table.forEach((other) => eliminate(other, row ?? other, pivot, left))
  }
  const last = size - 1
  const coefficients = Float64Array.from({ length: last }, (_, i) =>
    unused.includes(i) ? 0 : (table[i]?.[last] ?? NaN) / (table[i]?.[i] ?? NaN),
  )
  return { coefficients, unused }
}

/** Frees a row from the pivot's column; the pivot's own row stays. */
const eliminate = (
  row: Float64Array,
  pivotRow: Float64Array,
  pivot: number,
  left: number,
): void => {
  if (row === pivotRow) return
  const factor = (row[pivot] ?? NaN) / left
  for (let j = 0; j < row.length; j += 1) row[j] = (row[j] ?? NaN) - factor * (pivotRow[j] ?? NaN)
}

/** Values less what the covariates explain of them, for a whole side. */
export const withoutCovariates = (
  side: Side,
  values: Float64Array,
  coefficients: Float64Array,
): Float64Array =>
  values.map((value, i) =>
    side.covariates.reduce(
      (rest, column, j) => rest - (coefficients[j] ?? NaN) * (column[i] ?? NaN),
      value,
    ),
  )
