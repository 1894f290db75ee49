import { badLevel, nonFinite, unequalLengths } from '../check-values.ts'
import type { Refusal } from '../outcome.ts'
import { placeName, repeatedNames, tooFewPlaces } from './check-counts.ts'

/** Estimates of places with their standard errors, each from data of its own. */
export interface PlaceEstimates {
  /** A name per place; `1`, `2`, … where there are none. */
  readonly names?: readonly string[]
  readonly estimates: ArrayLike<number>
  /** In the unit of the estimates. */
  readonly standardErrors: ArrayLike<number>
}

/** The refusal of a standard error that is not above 0. */
const errorRefusals = ({ names, standardErrors }: PlaceEstimates): Refusal[] => {
  const row = Array.from(standardErrors).findIndex((value) => !(value > 0))
  if (row < 0) return []
  return [
    {
      code: 'standard-error-zero',
      found: `standard error ${standardErrors[row] ?? NaN} in row ${row + 1} (${placeName(names, row)})`,
      expected: 'a standard error above 0',
      whatToDo: 'Give the standard error of each estimate, or leave out places without one.',
      about: { column: 'standard error', row: String(row + 1) },
    },
  ]
}

/** Everything that makes estimates unfit for a comparison of at least `least` places. */
export const estimateRefusals = (
  places: PlaceEstimates,
  level: number,
  least: number,
): Refusal[] => {
  const { names, estimates, standardErrors } = places
  const columns = { estimate: estimates, 'standard error': standardErrors }
  const shape = [
    ...unequalLengths(names === undefined ? columns : { ...columns, name: names }),
    ...nonFinite(columns),
  ]
  if (shape.length > 0) return [...shape, ...badLevel(level)]
  return [
    ...tooFewPlaces(estimates.length, least, 'to compare'),
    ...repeatedNames(names),
    ...errorRefusals(places),
    ...badLevel(level),
  ]
}
