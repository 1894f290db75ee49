import { unequalLengths } from '../check-values.ts'
import type { Warning } from '../estimate.ts'
import { mean, median, populationDeviation, sampleDeviation } from '../numerics/moments.ts'
import type { Outcome, Refusal } from '../outcome.ts'
import { given, refused } from '../outcome.ts'
import { repeatedNames, tooFewPlaces } from './check-counts.ts'

export interface SimilarPlacesOptions {
  /** How many neighbours each place gets; default 5. */
  readonly k?: number
  /** Deviation to standardise by: divisor n or n - 1; default `population`. */
  readonly scale?: 'population' | 'sample'
}

interface Neighbour {
  readonly name: string
  /** In standard deviations over all variables. */
  readonly distance: number
  /** Share of the squared distance that each variable makes, in the order of the variables. */
  readonly contributions: Readonly<Record<string, number>>
}

export interface SimilarPlaces {
  readonly method: string
  readonly n: number
  readonly warnings: readonly Warning[]
  /** Mean and deviation by which each variable is standardised, and how many values were missing. */
  readonly variables: Readonly<
    Record<string, { readonly mean: number; readonly deviation: number; readonly imputed: number }>
  >
  /** In the order of the rows, each with its neighbours from the nearest on. */
  readonly places: readonly { readonly name: string; readonly nearest: readonly Neighbour[] }[]
}

interface Variable {
  readonly name: string
  readonly z: Float64Array
  readonly mean: number
  readonly deviation: number
  readonly imputed: number
}

const variableRefusal = (code: string, found: string, column: string): Refusal => ({
  code,
  found,
  expected: 'a variable in which places differ',
  whatToDo: `Leave out ${column}: it cannot say which places are alike.`,
  about: { column },
})

const infinite = (column: string, values: ArrayLike<number>): Refusal[] => {
  const row = Array.from(values).findIndex((value) => Math.abs(value) === Infinity)
  return row < 0
    ? []
    : [
        {
          code: 'value-not-finite',
          found: `${column}, row ${row + 1}: ${values[row] ?? NaN}`,
          expected: 'a finite number, or a missing value',
          whatToDo: `Correct ${column} in row ${row + 1}.`,
          about: { column, row: String(row + 1) },
        },
      ]
}

/** The variable with its gaps filled by the median and every value in deviations from the mean. */
const standardised = (
  name: string,
  values: ArrayLike<number>,
  scale: 'population' | 'sample',
): Variable => {
  const known = Array.from(values).filter((value) => !Number.isNaN(value))
  const middle = median(known)
  const filled = Float64Array.from(values, (value) => (Number.isNaN(value) ? middle : value))
  const centre = mean(filled)
  const deviation = scale === 'sample' ? sampleDeviation(filled) : populationDeviation(filled)
  return {
    name,
    z: filled.map((value) => (value - centre) / deviation),
    mean: centre,
    deviation,
    imputed: values.length - known.length,
  }
}

const gap = ({ z }: Variable, a: number, b: number): number => (z[a] ?? NaN) - (z[b] ?? NaN)

const squaredDistance = (variables: readonly Variable[], a: number, b: number): number => {
  let total = 0
  for (const variable of variables) total += gap(variable, a, b) ** 2
  return total
}

const neighbourOf = (
  names: readonly string[],
  variables: readonly Variable[],
  place: number,
  other: number,
): Neighbour => {
  const total = squaredDistance(variables, place, other)
  const share = (variable: Variable): number =>
    // Places that are equal in everything differ in nothing.
    total === 0 ? 0 : gap(variable, place, other) ** 2 / total
  return Object.freeze({
    name: names[other] ?? '',
    distance: Math.sqrt(total),
    contributions: Object.freeze(
      Object.fromEntries(variables.map((variable) => [variable.name, share(variable)])),
    ),
  })
}

/** The k nearest; of places at one distance the one whose name comes first in Unicode order. */
const nearestOf = (
  names: readonly string[],
  variables: readonly Variable[],
  place: number,
  k: number,
): readonly Neighbour[] => {
  const distances = names.map((_, other) => squaredDistance(variables, place, other))
  const nearer = (a: number, b: number): number =>
    (distances[a] ?? NaN) - (distances[b] ?? NaN) || ((names[a] ?? '') < (names[b] ?? '') ? -1 : 1)
  const others = Array.from(names.keys()).filter((other) => other !== place)
  return Object.freeze(
    others
      .sort(nearer)
      .slice(0, k)
      .map((other) => neighbourOf(names, variables, place, other)),
  )
}

const badK = (k: number, places: number): Refusal[] =>
  Number.isInteger(k) && k >= 1 && k < places
    ? []
    : [
        {
          code: 'k-out-of-range',
          found: `${k} neighbours among ${places} places`,
          expected: `a whole number from 1 to ${places - 1}`,
          whatToDo: 'Ask for fewer neighbours, or give more places.',
          about: { option: 'k' },
        },
      ]

/**
 * The places most like each place: Euclidean distance over variables that are standardised, so that
 * each counts the same whatever its unit (as the Office for National Statistics does for local
 * authorities). A missing value (NaN) is taken to be the median of its variable, and said.
 *
 * `columns` are variables by name, each with a value per place of `names`. Equal distances are
 * ordered by name, so that the result does not depend on the order of the rows.
 *
 * Refused: fewer than two places, no variable, columns of unequal length, infinite values, a
 * variable that is constant or empty, a place named twice, k outside 1..n - 1.
 */
export const similarPlaces = (
  names: readonly string[],
  columns: Readonly<Record<string, ArrayLike<number>>>,
  { k = 5, scale = 'population' }: SimilarPlacesOptions = {},
): Outcome<SimilarPlaces> => {
  const entries = Object.entries(columns)
  const shape = unequalLengths({ name: names, ...columns })
  if (shape.length > 0) return refused(...shape)
  const wrong = [
    ...tooFewPlaces(names.length, 2, 'to compare'),
    ...repeatedNames(names),
    ...entries.flatMap(([column, values]) => infinite(column, values)),
    ...(entries.length > 0
      ? []
      : [variableRefusal('no-variable', 'no variable to compare by', 'nothing')]),
  ]
  if (wrong.length > 0) return refused(...wrong)
  const variables = entries.map(([name, values]) => standardised(name, values, scale))
  const unfit = [
    ...variables.flatMap(({ name, deviation, imputed }) => {
      if (imputed === names.length)
        return [variableRefusal('no-values', `${name}: no values`, name)]
      return deviation > 0
        ? []
        : [variableRefusal('variable-constant', `${name} is the same in every place`, name)]
    }),
    ...badK(k, names.length),
  ]
  if (unfit.length > 0) return refused(...unfit)
  const places = names.map((name, place) =>
    Object.freeze({ name, nearest: nearestOf(names, variables, place, k) }),
  )
  return given(
    Object.freeze({
      method: `Nearest neighbours by Euclidean distance of standardised variables (${scale} standard deviation)`,
      n: names.length,
      warnings: Object.freeze(
        variables
          .filter(({ imputed }) => imputed > 0)
          .map(({ name, imputed }) => ({
            code: 'values-imputed',
            message: `${name} is missing in ${imputed} of ${names.length} places and taken to be the median there.`,
          })),
      ),
      variables: Object.freeze(
        Object.fromEntries(
          variables.map(({ name, mean: centre, deviation, imputed }) => [
            name,
            Object.freeze({ mean: centre, deviation, imputed }),
          ]),
        ),
      ),
      places: Object.freeze(places),
    }),
  )
}
