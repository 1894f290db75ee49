import { leastSquares, type LeastSquares } from '../../numerics/least-squares.ts'
import { groupCount, groupIndices, sandwich } from '../../numerics/sandwich.ts'
import type { Panel } from '../panel.ts'

/** `iid`: equal spread; `hetero`: unequal; `cluster`: by unit or cluster; `twoway`: also by time. */
export type FixedEffectsError = 'iid' | 'hetero' | 'cluster' | 'twoway'

export interface TwoWayFixedEffects {
  readonly coefficients: Float64Array
  /** k × k, with the corrections for few rows and clusters. */
  readonly covariance: readonly Float64Array[]
  /** Degrees of freedom for t. */
  readonly df: number
  /** Clusters of the smaller dimension; null where rows are independent. */
  readonly clusters: number | null
}

/**
 * Least squares with an effect for each unit and each time of a balanced panel, `regressors` being
 * units × times each. Both effects are taken out exactly: x - mean of its unit - mean of its time +
 * mean. Corrections as in R's fixest (Bergé 2018; `ssc()` defaults): (n-1)/(n-K) with K counting the
 * coefficients and those effects that are not nested in clusters, and G/(G-1) with the smaller G;
 * two ways by Cameron, Gelbach & Miller (2011). Null where regressors follow from each other or from
 * the effects, or no degrees of freedom are left.
 */
export const twoWayFixedEffects = (
  panel: Pick<Panel, 'units' | 'times' | 'outcome'>,
  regressors: readonly Float64Array[],
  error: FixedEffectsError,
  unitClusters: Int32Array = Int32Array.from(panel.units.keys()),
): TwoWayFixedEffects | null => {
  const { units, times } = panel
  const n = units.length * times.length
  const columns = regressors.map((values) => withinBoth(values, times.length))
  if (columns.some((within, j) => onlyRounding(within, regressors[j] ?? within))) return null
  const rows = Array.from({ length: n }, (_, cell) => columns.map((within) => within[cell] ?? NaN))
  const fit = leastSquares(rows, withinBoth(panel.outcome, times.length))
  const effects = units.length + times.length - 1
  const free = n - regressors.length - effects
  if (fit === null || free < 1) return null
  if (error === 'iid') {
    const spread = fit.residuals.reduce((sum, e) => sum + e * e, 0) / free
    return answer(fit, fit.inverseGram, spread, free, null)
  }
  if (error === 'hetero') {
    return answer(fit, sandwich(rows, fit, Int32Array.from(rows.keys())), n / free, free, null)
  }
  const ofUnit = Int32Array.from(
    rows,
    (_, cell) => unitClusters[Math.floor(cell / times.length)] ?? NaN,
  )
  const byUnit = sandwich(rows, fit, ofUnit)
  const unitCount = groupCount(unitClusters)
  if (error === 'cluster') {
    const nested = n - (regressors.length + times.length)
    return answer(fit, byUnit, clusterFactor(n, nested, unitCount), unitCount - 1, unitCount)
  }
  const ofTime = Int32Array.from(rows, (_, cell) => cell % times.length)
  const ofBoth = groupIndices(
    Int32Array.from(ofUnit, (unit, cell) => unit * times.length + (ofTime[cell] ?? NaN)),
  )
  const byTime = sandwich(rows, fit, ofTime)
  const byBoth = sandwich(rows, fit, ofBoth)
  const count = Math.min(unitCount, times.length)
  const joined = byUnit.map((line, a) =>
    line.map((value, b) => value + (byTime[a]?.[b] ?? NaN) - (byBoth[a]?.[b] ?? NaN)),
  )
  return answer(fit, joined, clusterFactor(n, n - regressors.length - 1, count), count - 1, count)
}

const clusterFactor = (n: number, free: number, clusters: number): number =>
  ((n - 1) / free) * (clusters / (clusters - 1))

const answer = (
  fit: LeastSquares,
  raw: readonly Float64Array[],
  factor: number,
  df: number,
  clusters: number | null,
): TwoWayFixedEffects => ({
  coefficients: fit.coefficients,
  covariance: raw.map((line) => line.map((value) => value * factor)),
  df,
  clusters,
})

/** What is left of a column when its unit's and its time's mean are taken out. */
const withinBoth = (values: Float64Array, times: number): Float64Array => {
  const units = values.length / times
  const unitMean = new Float64Array(units)
  const timeMean = new Float64Array(times)
  values.forEach((value, cell) => {
    const unit = Math.floor(cell / times)
    unitMean[unit] = (unitMean[unit] ?? NaN) + value / times
    timeMean[cell % times] = (timeMean[cell % times] ?? NaN) + value / units
  })
  const mean = timeMean.reduce((sum, value) => sum + value, 0) / times
  return values.map(
    (value, cell) =>
      value - (unitMean[Math.floor(cell / times)] ?? NaN) - (timeMean[cell % times] ?? NaN) + mean,
  )
}

/** Share of a column's size below which what is left of it is rounding. */
const rounding = 1e-10

const size = (values: Float64Array): number => Math.sqrt(values.reduce((sum, x) => sum + x * x, 0))

const onlyRounding = (within: Float64Array, values: Float64Array): boolean =>
  !(size(within) > rounding * size(values))
