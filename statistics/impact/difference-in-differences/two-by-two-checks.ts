import { nonFinite, unequalLengths } from '../../check-values.ts'
import { groupCount } from '../../numerics/sandwich.ts'
import { constantOutcome } from '../constant-outcome.ts'
import type { Refusal } from '../../outcome.ts'

/** Rows of two groups in two times; units need not be the same (repeated cross-sections). */
export interface TwoByTwoColumns {
  readonly outcome: ArrayLike<number>
  /** 1 in the group that is treated in the second time, else 0. */
  readonly treated: ArrayLike<number>
  /** 1 in the second time, else 0. */
  readonly post: ArrayLike<number>
  readonly covariates?: Readonly<Record<string, ArrayLike<number>>>
  /** Rows of one cluster may depend on each other. */
  readonly cluster?: ArrayLike<string | number>
}

/** What the columns are called where the data come from, for messages. */
export interface TwoByTwoNames {
  readonly outcome?: string
  readonly treated?: string
  readonly post?: string
  readonly cluster?: string
}

/** One of the four cells of two groups in two times. */
export interface CellMean {
  readonly treated: 0 | 1
  readonly post: 0 | 1
  /** NaN where there are no rows. */
  readonly mean: number
  readonly rows: number
}

/** Mean and number of rows of each cell: untreated before and after, treated before and after. */
export const cellMeans = ({ outcome, treated, post }: TwoByTwoColumns): readonly CellMean[] =>
  ([0, 1] as const).flatMap((group) =>
    ([0, 1] as const).map((time) => {
      const values = Array.from(outcome).filter((_, i) => treated[i] === group && post[i] === time)
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length
      return Object.freeze({ treated: group, post: time, mean, rows: values.length })
    }),
  )

/** All that stands in the way of a comparison of two groups in two times. */
export const twoByTwoFaults = (
  columns: TwoByTwoColumns,
  names: TwoByTwoNames,
  clusters: Int32Array | null,
): Refusal[] => {
  const [outcome, treated, post] = [
    names.outcome ?? 'outcome',
    names.treated ?? 'treated',
    names.post ?? 'post',
  ]
  const cluster = names.cluster ?? 'cluster'
  const numbers = {
    [outcome]: columns.outcome,
    [treated]: columns.treated,
    [post]: columns.post,
    ...columns.covariates,
  }
  const lengths = unequalLengths({
    ...numbers,
    ...(columns.cluster === undefined ? {} : { [cluster]: columns.cluster }),
  })
  if (lengths.length > 0) return lengths
  const unusable = [
    ...nonFinite(numbers),
    ...notBinary(treated, columns.treated),
    ...notBinary(post, columns.post),
    ...constantOutcome(columns.outcome, outcome),
  ]
  if (clusters !== null) unusable.push(...badClusters(groupCount(clusters), cluster))
  return unusable.length > 0 ? unusable : emptyCells(columns, treated, post)
}

const notBinary = (column: string, values: ArrayLike<number>): Refusal[] => {
  const row = Array.from(values).findIndex(
    (value) => Number.isFinite(value) && value !== 0 && value !== 1,
  )
  if (row === -1) return []
  return [
    {
      code: 'not-0-or-1',
      found: `${column}, row ${row + 1}: ${String(values[row])}`,
      expected: '0 or 1',
      whatToDo: `Write 0 or 1 in ${column} in row ${row + 1}.`,
      about: { column, row: String(row + 1) },
    },
  ]
}

const emptyCells = (columns: TwoByTwoColumns, treated: string, post: string): Refusal[] =>
  cellMeans(columns)
    .filter(({ rows }) => rows === 0)
    .map((cell) => ({
      code: 'cell-empty',
      found: `no row with ${treated} = ${cell.treated} and ${post} = ${cell.post}`,
      expected: 'rows of both groups in both times',
      whatToDo: 'Add the rows of the group or time that is missing.',
      about: { column: treated },
    }))

const badClusters = (count: number, column: string): Refusal[] =>
  count >= 2
    ? []
    : [
        {
          code: 'one-cluster',
          found: `${count} clusters in ${column}`,
          expected: 'two or more clusters',
          whatToDo: 'Name a column with more clusters, or choose other standard errors.',
          about: { column },
        },
      ]

/** The refusal when least squares has no single answer. */
export const notSolvable = (rows: number, coefficients: number): Refusal => ({
  code: 'covariates-dependent',
  found: `${coefficients} coefficients that ${rows} rows cannot tell apart`,
  expected: 'more rows than coefficients, and covariates that do not follow from each other',
  whatToDo: 'Leave out a covariate that is constant or follows from the others.',
  about: { option: 'covariates' },
})
