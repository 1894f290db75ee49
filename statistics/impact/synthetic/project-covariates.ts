import { leastSquares } from '../../numerics/least-squares.ts'
import type { Series } from './assignment.ts'

/**
 * Coefficients of covariates by least squares with an effect per unit and per time, over units that
 * are never treated (Kranz 2022; `covariates(…, projected)` of Stata's sdid). Both effects are
 * removed by taking off the means of units and of times, as every unit is there at each time. Null
 * where a covariate does not vary beyond those effects, or depends on the others.
 */
export const projectCovariates = (
  series: Series,
  controls: readonly number[],
): Float64Array | null => {
  const y = withoutMeans(series.outcomes, controls)
  const columns = series.covariates.map((covariate) => withoutMeans(covariate, controls))
  const sizes = series.covariates.map((covariate) => largest(covariate, controls))
  if (columns.some((column, k) => flat(column, sizes[k] ?? NaN))) return null
  const rows = Array.from(y, (_, i) => columns.map((column) => column[i] ?? NaN))
  return leastSquares(rows, y)?.coefficients ?? null
}

/** Outcomes less what the covariates explain. */
export const withoutCovariates = (series: Series, coefficients: Float64Array): Float64Array[] =>
  series.outcomes.map((own, unit) =>
    own.map((value, t) =>
      coefficients.reduce(
        (rest, b, k) => rest - b * (series.covariates[k]?.[unit]?.[t] ?? NaN),
        value,
      ),
    ),
  )

/** Cell less mean of its unit, less mean of its time, plus mean of all; units one after another. */
const withoutMeans = (rows: readonly Float64Array[], units: readonly number[]): Float64Array => {
  const times = rows[0]?.length ?? 0
  const own = units.map((unit) => rows[unit] ?? new Float64Array(times))
  const ofUnit = own.map((row) => row.reduce((sum, value) => sum + value, 0) / times)
  const ofTime = Array.from(
    { length: times },
    (_, t) => own.reduce((sum, row) => sum + (row[t] ?? NaN), 0) / own.length,
  )
  const ofAll = ofUnit.reduce((sum, value) => sum + value, 0) / own.length
  const all = new Float64Array(own.length * times)
  own.forEach((row, i) => {
    for (let t = 0; t < times; t += 1) {
      all[i * times + t] = (row[t] ?? NaN) - (ofUnit[i] ?? NaN) - (ofTime[t] ?? NaN) + ofAll
    }
  })
  return all
}

const largest = (rows: readonly Float64Array[], units: readonly number[]): number =>
  Math.max(...units.map((unit) => Math.max(...(rows[unit] ?? new Float64Array()).map(Math.abs))))

/** Nothing but rounding is left of a covariate that is constant within units or within times. */
const flat = (column: Float64Array, size: number): boolean =>
  column.every((value) => Math.abs(value) <= 1e-10 * size)
