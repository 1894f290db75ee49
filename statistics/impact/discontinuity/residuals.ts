import { leverages, plainResiduals, type LocalPolynomial } from './local-polynomial.ts'
import { clusterAdjusted } from './cluster-adjusted-residuals.ts'
import { nearestNeighbourResiduals } from './nearest-neighbour-residuals.ts'
import type { Side } from './side.ts'

/**
 * What the spread of a row about the line is judged by: its nearest neighbours, or its residual
 * with the corrections HC0 to HC3 (White 1980; MacKinnon & White 1985). With clusters: nn, hc0 and
 * hc1 mean CR1, hc2 means CR2 and hc3 means CR3, as in rdrobust 4.
 */
export type VarianceMethod = 'nn' | 'hc0' | 'hc1' | 'hc2' | 'hc3'

export const varianceMethods: readonly VarianceMethod[] = ['nn', 'hc0', 'hc1', 'hc2', 'hc3']

export interface Spread {
  readonly variance: VarianceMethod
  /** Neighbours per row, where the method is `nn`. */
  readonly matches: number
}

/** A leverage of 1 would divide by zero. */
const smallestRest = 1e-8

/** Residuals of the values of a side, for the rows of the window of the fit. */
export const residualsOf = (
  side: Side,
  fit: LocalPolynomial,
  values: Float64Array,
  { variance, matches }: Spread,
): Float64Array => {
  if (side.cluster !== null) {
    const plain = plainResiduals(fit, values)
    const power = { nn: 0, hc0: 0, hc1: 0, hc2: -0.5, hc3: -1 }[variance]
    return power === 0 ? plain : clusterAdjusted(fit, plain, side.cluster, power)
  }
  if (variance === 'nn') return nearestNeighbourResiduals(side, fit, values, matches)
  const plain = plainResiduals(fit, values)
  if (variance === 'hc0') return plain
  if (variance === 'hc1') {
    const inflate = Math.sqrt(plain.length / (plain.length - fit.order - 1))
    return plain.map((residual) => residual * inflate)
  }
  const power = variance === 'hc2' ? 0.5 : 1
  const leverage = leverages(fit)
  return plain.map(
    (residual, i) => residual / Math.max(1 - (leverage[i] ?? NaN), smallestRest) ** power,
  )
}

/**
 * Variance of Σ l y from the residuals e: Σ (l e)², or with clusters the sum of the squares of
 * Σ l e per cluster; for CR1 times (n - 1) ÷ (n - k) × g ÷ (g - 1), n rows in g clusters.
 */
export const varianceOf = (
  side: Side,
  fit: LocalPolynomial,
  weights: Float64Array,
  residuals: Float64Array,
  { variance }: Spread,
): number => {
  if (side.cluster === null) {
    let total = 0
    for (let i = 0; i < weights.length; i += 1) {
      total += ((weights[i] ?? NaN) * (residuals[i] ?? NaN)) ** 2
    }
    return total
  }
  const scores = new Map<number, number>()
  for (let i = 0; i < weights.length; i += 1) {
    const cluster = side.cluster[fit.from + i] ?? NaN
    const score = (weights[i] ?? NaN) * (residuals[i] ?? NaN)
    scores.set(cluster, (scores.get(cluster) ?? 0) + score)
  }
  const n = weights.length
  const small =
    variance === 'hc2' || variance === 'hc3'
      ? 1
      : ((n - 1) / (n - fit.order - 1)) * (scores.size / (scores.size - 1))
  let total = 0
  for (const score of scores.values()) total += score * score
  return small * total
}
