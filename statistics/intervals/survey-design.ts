import { allGood, nonFinite, unequalLengths } from '../check-values.ts'
import { given, refused, type Outcome, type Refusal } from '../outcome.ts'

/** How a sample was drawn, a value per row; what is left out is as in a simple random sample. */
export interface SurveyPlan {
  readonly strata?: readonly string[]
  /** Primary sampling units; the same name in another stratum is another unit. */
  readonly clusters?: readonly string[]
  /** How many units of the population a row stands for. Without: from `population`, else 1 each. */
  readonly weights?: ArrayLike<number>
  /**
   * Primary units in the population of the row's stratum, or, where all are at most 1, the share of
   * them that was drawn. Without: drawn from so many that it does not matter.
   */
  readonly population?: ArrayLike<number>
}

interface Stratum {
  /** Rows of each primary sampling unit. */
  readonly units: readonly (readonly number[])[]
  /** Share of the primary units that is in the sample. */
  readonly fraction: number
}

export interface SurveyDesign {
  readonly n: number
  readonly weights: Float64Array
  /** Whether weights sum to a population, so that totals have a meaning. */
  readonly hasTotals: boolean
  /** Whether anything was said about the size of the population drawn from. */
  readonly isFinite: boolean
  readonly strata: readonly Stratum[]
  /** Primary units less strata: degrees of freedom of every variance. */
  readonly df: number
}

const grouped = (labels: readonly string[], rows: readonly number[]): Map<string, number[]> => {
  const groups = new Map<string, number[]>()
  for (const row of rows) {
    const label = labels[row] ?? ''
    const group = groups.get(label)
    if (group === undefined) groups.set(label, [row])
    else group.push(row)
  }
  return groups
}

const badWeights = (weights: ArrayLike<number>): Refusal[] => {
  const row = Array.from(weights).findIndex((weight) => !(weight > 0))
  return row === -1
    ? []
    : [
        {
          code: 'weight-not-positive',
          found: `weights, row ${row + 1}: ${String(weights[row])}`,
          expected: 'a weight above 0',
          whatToDo: 'Leave out rows that stand for nobody, or correct the weight.',
          about: { column: 'weights', row: String(row + 1) },
        },
      ]
}

const single = (name: string): Refusal => ({
  code: 'stratum-with-one-unit',
  found: `stratum ${name} with one sampling unit`,
  expected: 'at least two sampling units in every stratum, or all of its units',
  whatToDo: `Merge stratum ${name} with the one most like it.`,
  about: { unit: name },
})

const badPopulation = (name: string, row: number, found: string, expected: string): Refusal => ({
  code: 'population-contradicts',
  found: `population, row ${row + 1}: ${found}`,
  expected,
  whatToDo: `Correct the size of the population of stratum ${name}.`,
  about: { column: 'population', row: String(row + 1), unit: name },
})

/** The share drawn, or why the size of the population cannot be right. */
const fractionOf = (
  name: string,
  rows: readonly number[],
  units: number,
  population: ArrayLike<number>,
  areShares: boolean,
): Outcome<number> => {
  const first = population[rows[0] ?? 0] ?? NaN
  const other = rows.find((row) => population[row] !== first)
  if (other !== undefined) {
    const expected = `${first}, as in the other rows of stratum ${name}`
    return refused(badPopulation(name, other, String(population[other]), expected))
  }
  const fraction = areShares ? first : units / first
  if (fraction > 0 && fraction <= 1) return given(fraction)
  return refused(
    badPopulation(
      name,
      rows[0] ?? 0,
      String(first),
      `at least the ${units} units of stratum ${name} that are in the sample`,
    ),
  )
}

const checkPlan = (n: number, { strata, clusters, weights, population }: SurveyPlan) => {
  const numeric = { ...(weights && { weights }), ...(population && { population }) }
  const shape = unequalLengths({
    values: { length: n },
    ...numeric,
    ...(strata && { strata }),
    ...(clusters && { clusters }),
  })
  if (shape.length > 0) return allGood(shape)
  const unreadable = nonFinite(numeric)
  return allGood(unreadable.length > 0 ? unreadable : badWeights(weights ?? []))
}

/** The design of a sample of n rows, or every reason why its variance cannot be computed. */
export const surveyDesign = (n: number, plan: SurveyPlan): Outcome<SurveyDesign> => {
  const checked = checkPlan(n, plan)
  if (!checked.ok) return checked
  const { clusters, population, weights } = plan
  const rows = Array.from({ length: n }, (_, row) => row)
  const areShares = population !== undefined && Array.from(population).every((size) => size <= 1)
  const refusals: Refusal[] = []
  const implied = new Float64Array(n).fill(1)
  const strata = [...grouped(plan.strata ?? [], rows)].map(([name, own]): Stratum => {
    const units =
      clusters === undefined ? own.map((row) => [row]) : [...grouped(clusters, own).values()]
    const fraction: Outcome<number> =
      population === undefined
        ? given(0)
        : fractionOf(name, own, units.length, population, areShares)
    if (!fraction.ok) {
      refusals.push(...fraction.refusals)
      return { units, fraction: NaN }
    }
    if (units.length === 1 && fraction.value < 1) refusals.push(single(name))
    if (fraction.value > 0) for (const row of own) implied[row] = 1 / fraction.value
    return { units, fraction: fraction.value }
  })
  if (refusals.length > 0) return refused(...refusals)
  return given({
    n,
    weights: weights === undefined ? implied : Float64Array.from(weights),
    hasTotals: weights !== undefined || population !== undefined,
    isFinite: population !== undefined,
    strata,
    df: strata.reduce((df, { units }) => df + units.length - 1, 0),
  })
}
