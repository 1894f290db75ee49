import type { LeastSquares } from './least-squares.ts'

/**
 * Covariance of least-squares coefficients that allows residuals to differ in spread and to depend
 * on each other within groups: (XᵀX)⁻¹ (Σ over groups of s s') (XᵀX)⁻¹, s = Σ of x e over the rows
 * of a group (White 1980; Liang & Zeger 1986). `groups` holds the group of each row as an index from
 * 0; with each row a group of its own it is HC0. Without any correction for few rows or groups.
 */
export const sandwich = (
  rows: readonly ArrayLike<number>[],
  fit: LeastSquares,
  groups: ArrayLike<number>,
): Float64Array[] => {
  const k = fit.coefficients.length
  const scores: Float64Array[] = []
  rows.forEach((row, i) => {
    const group = groups[i] ?? NaN
    const score = (scores[group] ??= new Float64Array(k))
    const residual = fit.residuals[i] ?? NaN
    for (let a = 0; a < k; a += 1) score[a] = (score[a] ?? NaN) + (row[a] ?? NaN) * residual
  })
  const result = Array.from({ length: k }, () => new Float64Array(k))
  for (const score of Object.values(scores)) {
    const half = fit.inverseGram.map((line) =>
      line.reduce((sum, value, a) => sum + value * (score[a] ?? NaN), 0),
    )
    for (const [a, line] of result.entries()) {
      const own = half[a] ?? NaN
      for (let b = 0; b < k; b += 1) line[b] = (line[b] ?? NaN) + own * (half[b] ?? NaN)
    }
  }
  return result
}

/** Names as indices from 0 in the order they first stand there. */
export const groupIndices = (names: ArrayLike<string | number>): Int32Array => {
  const index = new Map<string | number, number>()
  return Int32Array.from(Array.from(names), (name) => {
    const known = index.get(name) ?? index.size
    index.set(name, known)
    return known
  })
}

/** How many groups such indices name. */
export const groupCount = (groups: Int32Array): number =>
  groups.reduce((most, group) => Math.max(most, group + 1), 0)
