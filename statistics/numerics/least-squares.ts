import { Matrix, QrDecomposition } from 'ml-matrix'

/** A fitted linear model y = X b + e, least squares. */
export interface LeastSquares {
  readonly coefficients: Float64Array
  readonly residuals: Float64Array
  /** (XᵀX)⁻¹, row by row: what every standard error of the coefficients is made of. */
  readonly inverseGram: readonly Float64Array[]
  readonly n: number
  /** n less the number of coefficients. */
  readonly df: number
}

/** Relative size below which a pivot of R counts as zero, as in R's `lm` (LINPACK, 1e-7). */
const rankTolerance = 1e-7

/**
 * Ordinary least squares by Householder QR, `rows` being the design matrix by row. Weights, when
 * given, multiply the squared residuals. Null where the columns of X are linearly dependent or
 * there are fewer rows than columns: then the coefficients do not exist.
 */
export const leastSquares = (
  rows: readonly ArrayLike<number>[],
  y: ArrayLike<number>,
  weights?: ArrayLike<number>,
): LeastSquares | null => {
  const n = rows.length
  const k = rows[0]?.length ?? 0
  if (k === 0 || n < k) return null
  const root = (i: number): number => (weights === undefined ? 1 : Math.sqrt(weights[i] ?? 0))
  const design = new Matrix(n, k)
  const outcome = new Matrix(n, 1)
  rows.forEach((row, i) => {
    const scale = root(i)
    for (let j = 0; j < k; j += 1) design.set(i, j, (row[j] ?? NaN) * scale)
    outcome.set(i, 0, (y[i] ?? NaN) * scale)
  })
  // Columns are brought to length one, so that the rank does not depend on their units.
  const lengths = Array.from({ length: k }, (_, j) => Math.hypot(...design.getColumn(j)))
  if (lengths.some((length) => !(length > 0))) return null
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j < k; j += 1) design.set(i, j, design.get(i, j) / (lengths[j] ?? NaN))
  }
  const qr = new QrDecomposition(design)
  const triangle = qr.upperTriangularMatrix
  for (let j = 0; j < k; j += 1) {
    if (!(Math.abs(triangle.get(j, j)) > rankTolerance)) return null
  }
  const scaled = qr.solve(outcome)
  const coefficients = Float64Array.from(lengths, (length, j) => scaled.get(j, 0) / length)
  const inverse = invertTriangle(triangle)
  return Object.freeze({
    coefficients,
    residuals: residualsOf(rows, y, coefficients),
    inverseGram: gramOf(inverse, lengths),
    n,
    df: n - k,
  })
}

const residualsOf = (
  rows: readonly ArrayLike<number>[],
  y: ArrayLike<number>,
  coefficients: Float64Array,
): Float64Array =>
  Float64Array.from(rows, (row, i) =>
    coefficients.reduce((rest, b, j) => rest - b * (row[j] ?? NaN), y[i] ?? NaN),
  )

/** R⁻¹ of an upper triangle, by back substitution. */
const invertTriangle = (triangle: Matrix): Matrix => {
  const k = triangle.columns
  const inverse = Matrix.zeros(k, k)
  for (let column = 0; column < k; column += 1) {
    for (let row = column; row >= 0; row -= 1) {
      let value = row === column ? 1 : 0
      for (let j = row + 1; j <= column; j += 1) {
        value -= triangle.get(row, j) * inverse.get(j, column)
      }
      inverse.set(row, column, value / triangle.get(row, row))
    }
  }
  return inverse
}

/** (XᵀX)⁻¹ = R⁻¹ R⁻ᵀ, with the scaling of the columns undone. */
const gramOf = (inverse: Matrix, lengths: readonly number[]): Float64Array[] =>
  lengths.map((rowLength, i) =>
    Float64Array.from(lengths, (columnLength, j) => {
      let value = 0
      for (let m = Math.max(i, j); m < lengths.length; m += 1) {
        value += inverse.get(i, m) * inverse.get(j, m)
      }
      return value / (rowLength * columnLength)
    }),
  )
