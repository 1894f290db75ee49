/** Share of a diagonal that must be left when the other columns are taken out, else they depend. */
const dependence = 1e-12

/**
 * Inverse of a symmetric positive definite k × k matrix, row by row, by Cholesky decomposition. Null
 * where the matrix is singular to working precision, whatever the units of its columns.
 */
export const positiveDefiniteInverse = (matrix: Float64Array, k: number): Float64Array | null => {
  const factor = factorOf(matrix, k)
  if (factor === null) return null
  const inverse = inverseOfFactor(factor, k)
  const result = new Float64Array(k * k)
  for (let i = 0; i < k; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let total = 0
      for (let m = i; m < k; m += 1) {
        total += (inverse[m * k + i] ?? NaN) * (inverse[m * k + j] ?? NaN)
      }
      result[i * k + j] = total
      result[j * k + i] = total
    }
  }
  return result
}

/** L of the matrix L Lᵀ, lower triangle; null where a pivot is only rounding. */
const factorOf = (matrix: Float64Array, k: number): Float64Array | null => {
  const factor = new Float64Array(k * k)
  for (let i = 0; i < k; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      const entry = matrix[i * k + j] ?? NaN
      let rest = entry
      for (let m = 0; m < j; m += 1) {
        rest -= (factor[i * k + m] ?? NaN) * (factor[j * k + m] ?? NaN)
      }
      if (i === j && !(rest > dependence * entry)) return null
      factor[i * k + j] = i === j ? Math.sqrt(rest) : rest / (factor[j * k + j] ?? NaN)
    }
  }
  return factor
}

/** L⁻¹, lower triangle, by forward substitution. */
const inverseOfFactor = (factor: Float64Array, k: number): Float64Array => {
  const inverse = new Float64Array(k * k)
  for (let i = 0; i < k; i += 1) {
    const pivot = factor[i * k + i] ?? NaN
    inverse[i * k + i] = 1 / pivot
    for (let j = 0; j < i; j += 1) {
      let total = 0
      for (let m = j; m < i; m += 1) {
        total -= (factor[i * k + m] ?? NaN) * (inverse[m * k + j] ?? NaN)
      }
      inverse[i * k + j] = total / pivot
    }
  }
  return inverse
}
