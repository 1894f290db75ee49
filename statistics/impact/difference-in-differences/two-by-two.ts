import { badLevel } from '../../check-values.ts'
import { defaultLevel, type Estimate } from '../../estimate.ts'
import { leastSquares, type LeastSquares } from '../../numerics/least-squares.ts'
import { groupCount, groupIndices, sandwich } from '../../numerics/sandwich.ts'
import { given, refused, type Outcome } from '../../outcome.ts'

import {
  cellMeans,
  notSolvable,
  twoByTwoFaults,
  type CellMean,
  type TwoByTwoColumns,
  type TwoByTwoNames,
} from './two-by-two-checks.ts'
import { tInterval, type TInterval } from './t-interval.ts'
import { fewClustersWarnings } from './regression-checks.ts'

/** `classical`: equal spread; `hc1`: unequal spread; `cluster`: dependence within clusters. */
type TwoByTwoError = 'classical' | 'hc1' | 'cluster'

export interface TwoByTwoOptions {
  readonly se?: TwoByTwoError
  readonly level?: number
  readonly names?: TwoByTwoNames
}

export interface TwoByTwo extends Estimate, TInterval {
  readonly se: number
  readonly low: number
  readonly high: number
  /** Coefficients by name: constant, treated, post, the effect `treated:post`, covariates. */
  readonly coefficients: readonly (TInterval & { readonly name: string })[]
  /** Plain means and rows of the four cells. */
  readonly cells: readonly CellMean[]
  /** Null where rows are taken to be independent. */
  readonly clusters: number | null
}

const errorNames: Record<TwoByTwoError, string> = {
  classical: 'classical standard errors',
  hc1: 'heteroskedasticity-robust standard errors (HC1)',
  cluster: 'cluster-robust standard errors',
}

/**
 * How much more did the treated group change than the other? y = a + b treated + c post +
 * d treated·post + covariates, by least squares; the estimate is d, in the unit of the outcome.
 * Without covariates it is the difference of the two differences of means. Errors: classical, HC1
 * (n/(n-k)), or cluster-robust with G/(G-1)·(n-1)/(n-k) and t with G - 1 degrees of freedom
 * (default where clusters are given). Refused: values other than 0 and 1 in treated or post, an
 * empty cell, covariates that follow from the others, as many coefficients as rows, one cluster.
 * Source: Wooldridge, Introductory Econometrics, section 13.2; Cameron & Miller (2015), eq. 12.
 */
export const twoByTwo = (
  columns: TwoByTwoColumns,
  options: TwoByTwoOptions = {},
): Outcome<TwoByTwo> => {
  const { level = defaultLevel, names = {} } = options
  const kind = options.se ?? (columns.cluster === undefined ? 'hc1' : 'cluster')
  const clusters = kind === 'cluster' ? groupIndices(columns.cluster ?? []) : null
  const bad = [...badLevel(level), ...twoByTwoFaults(columns, names, clusters)]
  if (bad.length > 0) return refused(...bad)

  const extra = Object.entries(columns.covariates ?? {})
  const rows = designOf(columns, extra)
  const fit = leastSquares(rows, columns.outcome)
  if (fit === null || fit.df === 0) return refused(notSolvable(rows.length, 4 + extra.length))

  const count = clusters === null ? null : groupCount(clusters)
  const variances = variancesOf(kind, rows, fit, clusters)
  const interval = (j: number): TInterval => {
    const [estimate = NaN, variance = NaN] = [fit.coefficients[j], variances[j]]
    return tInterval(estimate, Math.sqrt(variance), count === null ? fit.df : count - 1, level)
  }
  const named = ['constant', 'treated', 'post', 'treated:post', ...extra.map(([name]) => name)]
  return given(
    Object.freeze({
      ...interval(named.indexOf('treated:post')),
      method: `Difference-in-differences by least squares, ${errorNames[kind]}`,
      n: rows.length,
      warnings: Object.freeze(fewClustersWarnings(count)),
      coefficients: named.map((name, j) => Object.freeze({ name, ...interval(j) })),
      cells: cellMeans(columns),
      clusters: count,
    }),
  )
}

const designOf = (
  { outcome, treated, post }: TwoByTwoColumns,
  extra: readonly (readonly [string, ArrayLike<number>])[],
): number[][] =>
  Array.from(outcome, (_, i) => {
    const inGroup = treated[i] ?? NaN
    const later = post[i] ?? NaN
    return [1, inGroup, later, inGroup * later, ...extra.map(([, values]) => values[i] ?? NaN)]
  })

const variancesOf = (
  kind: TwoByTwoError,
  rows: readonly (readonly number[])[],
  fit: LeastSquares,
  clusters: Int32Array | null,
): number[] => {
  const diagonal = (matrix: readonly Float64Array[], factor: number): number[] =>
    matrix.map((line, j) => factor * (line[j] ?? NaN))
  if (kind === 'classical') {
    return diagonal(fit.inverseGram, fit.residuals.reduce((sum, e) => sum + e * e, 0) / fit.df)
  }
  const groups = clusters ?? Int32Array.from(rows.keys())
  const count = groupCount(groups)
  // With each row a group of its own this is HC1's n / (n - k).
  const correction = (count / (count - 1)) * ((fit.n - 1) / fit.df)
  return diagonal(sandwich(rows, fit, groups), correction)
}
