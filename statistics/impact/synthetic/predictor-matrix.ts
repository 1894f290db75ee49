import { sampleDeviation } from '../../numerics/moments.ts'
import { given, refused, type Outcome, type Refusal } from '../../outcome.ts'
import { listed, panelColumn, type Panel } from '../panel.ts'

/** A property of units that donors should share with the treated, as a mean over earlier times. */
export interface Predictor {
  readonly name: string
  /** A value per row of the data; NaN where it is not known. */
  readonly values: ArrayLike<number>
  /** First and last time of the mean; default all times before the start. */
  readonly from?: number
  readonly to?: number
}

/** Per predictor, its mean per unit of the panel over the known values within its times. */
export const predictorMatrix = (
  panel: Panel,
  predictors: readonly Predictor[],
  first: number,
): Outcome<readonly Float64Array[]> => {
  const columns = predictors.map((predictor) => {
    const cells = panelColumn(panel, predictor.values)
    const within = timesOf(panel, predictor, first)
    return Float64Array.from(panel.units, (_, i) => {
      const known = within
        .map((t) => cells[i * panel.times.length + t] ?? NaN)
        .filter((value) => Number.isFinite(value))
      return known.reduce((sum, value) => sum + value, 0) / known.length
    })
  })
  const faults = predictors.flatMap((predictor, k) =>
    faultsOf(panel, predictor, columns[k] ?? new Float64Array()),
  )
  return faults.length > 0 ? refused(...faults) : given(columns)
}

/** Per unit, its predictors in units of their standard deviation over these units. */
export const scaledPredictors = (
  columns: readonly Float64Array[],
  units: readonly number[],
): Float64Array[] => {
  const sizes = columns.map((column) => sampleDeviation(units.map((unit) => column[unit] ?? NaN)))
  return units.map((unit) =>
    Float64Array.from(columns, (column, k) => {
      const size = sizes[k] ?? NaN
      // What is the same in all of these units cannot tell them apart.
      return size > 0 ? (column[unit] ?? NaN) / size : 0
    }),
  )
}

/** Indices of the times that count. */
const timesOf = (panel: Panel, predictor: Predictor, first: number): number[] => {
  const { from = -Infinity, to = panel.times[first - 1] ?? NaN } = predictor
  return panel.times.flatMap((time, t) => (time >= from && time <= to ? [t] : []))
}

const faultsOf = (panel: Panel, predictor: Predictor, column: Float64Array): Refusal[] => {
  const { name } = predictor
  const unknown = panel.units.filter((_, i) => !Number.isFinite(column[i]))
  if (unknown.length > 0) {
    return [
      {
        code: 'predictor-unknown',
        found: `${name}: no value within its times for ${listed(unknown)}`,
        expected: 'at least one value for each unit',
        whatToDo: `Fill in ${name}, widen its times, or leave these units out: ${listed(unknown)}.`,
        about: { column: name, unit: unknown[0] ?? '' },
      },
    ]
  }
  if (sampleDeviation(column) > 0) return []
  return [
    {
      code: 'predictor-constant',
      found: `${name}: the same in each unit`,
      expected: 'a predictor that differs between units',
      whatToDo: `Leave ${name} out: it says nothing about which donors are alike.`,
      about: { column: name },
    },
  ]
}
