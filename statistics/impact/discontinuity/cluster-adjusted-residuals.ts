import { EigenvalueDecomposition, Matrix } from 'ml-matrix'
import type { LocalPolynomial } from './local-polynomial.ts'

/** A cluster that decides the fit alone would divide by zero. */
const smallestRest = 1e-8

/**
 * Residuals that undo what each cluster itself did to the fit: (I - H_g)^power e_g, with H_g the
 * block of the hat matrix of cluster g. Power -1 gives CR3, -1/2 gives CR2 (Bell & McCaffrey 2002).
 * Only (order + 1)² numbers per cluster are turned round: with S_g = W_g^½ R_g C, C Cᵀ the inverse
 * gram and S_gᵀ S_g = V diag(σ²) Vᵀ, the correction adds S_g V diag(((1 - σ²)^power - 1) ÷ σ²) Vᵀ S_gᵀ.
 */
export const clusterAdjusted = (
  fit: LocalPolynomial,
  residuals: Float64Array,
  cluster: Int32Array,
  power: number,
): Float64Array => {
  const members = new Map<number, number[]>()
  for (let i = 0; i < residuals.length; i += 1) {
    const id = cluster[fit.from + i] ?? NaN
    const rows = members.get(id)
    if (rows === undefined) members.set(id, [i])
    else rows.push(i)
  }
  const root = symmetricRoot(fit)
  const adjusted = Float64Array.from(residuals)
  for (const rows of members.values()) adjust(fit, root, residuals, adjusted, rows, power)
  return adjusted
}

const adjust = (
  fit: LocalPolynomial,
  root: Matrix,
  residuals: Float64Array,
  adjusted: Float64Array,
  rows: readonly number[],
  power: number,
): void => {
  const k = fit.order + 1
  const design = new Matrix(rows.length, k)
  const error = new Matrix(rows.length, 1)
  rows.forEach((row, i) => {
    const scale = Math.sqrt(fit.weights[row] ?? NaN)
    for (let j = 0; j < k; j += 1) design.set(i, j, scale * (fit.basis[row * k + j] ?? NaN))
    error.set(i, 0, scale * (residuals[row] ?? NaN))
  })
  const turned = design.mmul(root)
  const { eigenvectorMatrix, realEigenvalues } = symmetricEigen(turned.transpose().mmul(turned))
  const score = eigenvectorMatrix.transpose().mmul(turned.transpose().mmul(error))
  realEigenvalues.forEach((value, j) => {
    const share = Math.max(value, 0)
    const rest = Math.max(1 - share, smallestRest)
    score.set(j, 0, share < 1e-14 ? 0 : (score.get(j, 0) * (rest ** power - 1)) / share)
  })
  // In units of the rows themselves: their basis instead of the weighted one.
  const direction = root.mmul(eigenvectorMatrix).mmul(score)
  for (const row of rows) {
    let change = 0
    for (let j = 0; j < k; j += 1) change += (fit.basis[row * k + j] ?? NaN) * direction.get(j, 0)
    adjusted[row] = (adjusted[row] ?? NaN) + change
  }
}

/** A C with C Cᵀ = the inverse gram. */
const symmetricRoot = (fit: LocalPolynomial): Matrix => {
  const k = fit.order + 1
  const inverse = Matrix.from1DArray(k, k, Array.from(fit.inverseGram))
  const { eigenvectorMatrix, realEigenvalues } = symmetricEigen(inverse)
  const lengths = Matrix.diag(realEigenvalues.map((value) => Math.sqrt(Math.max(value, 0))))
  return eigenvectorMatrix.mmul(lengths)
}

const symmetricEigen = (matrix: Matrix): EigenvalueDecomposition =>
  new EigenvalueDecomposition(matrix, { assumeSymmetric: true })
