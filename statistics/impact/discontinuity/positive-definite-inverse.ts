/** A pivot this small beside its own diagonal is rounding, not information. */
const smallestPivot = 1e-14

/**
 * Inverse of a small symmetric positive-definite matrix (k × k, row by row) by Cholesky. Null where
 * it is singular: then the coefficients it belongs to do not exist.
 */
export const positiveDefiniteInverse = (matrix: Float64Array, k: number): Float64Array | null => {
  const root = new Float64Array(k * k)
  for (let i = 0; i < k; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let rest = matrix[i * k + j] ?? NaN
      for (let m = 0; m < j; m += 1) rest -= (root[i * k + m] ?? NaN) * (root[j * k + m] ?? NaN)
      if (i === j) {
        if (!(rest > smallestPivot * (matrix[i * k + i] ?? NaN))) return null
        root[i * k + i] = Math.sqrt(rest)
      } else root[i * k + j] = rest / (root[j * k + j] ?? NaN)
    }
  }
  return inverseFromRoot(root, k)
}

/** (L Lᵀ)⁻¹ = L⁻ᵀ L⁻¹, column by column. */
const inverseFromRoot = (root: Float64Array, k: number): Float64Array => {
  const lower = new Float64Array(k * k)
  for (let column = 0; column < k; column += 1) {
    for (let row = column; row < k; row += 1) {
      let rest = row === column ? 1 : 0
      for (let m = column; m < row; m += 1) {
        rest -= (root[row * k + m] ?? NaN) * (lower[m * k + column] ?? NaN)
      }
      lower[row * k + column] = rest / (root[row * k + row] ?? NaN)
    }
  }
  const inverse = new Float64Array(k * k)
  for (let i = 0; i < k; i += 1) {
    for (let j = 0; j < k; j += 1) {
      let total = 0
      for (let m = Math.max(i, j); m < k; m += 1) {
        total += (lower[m * k + i] ?? NaN) * (lower[m * k + j] ?? NaN)
      }
      inverse[i * k + j] = total
    }
  }
  return inverse
}
