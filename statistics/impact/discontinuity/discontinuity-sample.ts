import type { Warning } from '../../estimate.ts'
import { given, refused, type Outcome, type Refusal } from '../../outcome.ts'
import { unequalLengths } from '../../check-values.ts'
import { runsOf, type Side } from './side.ts'

/** What a row says beside its outcome and its running value. */
export interface SampleColumns {
  readonly outcome: ArrayLike<number>
  readonly running: ArrayLike<number>
  readonly treatment?: ArrayLike<number> | undefined
  readonly covariates?: Readonly<Record<string, ArrayLike<number>>> | undefined
  readonly clusters?: ArrayLike<string | number> | undefined
}

export interface Sample {
  readonly left: Side
  readonly right: Side
  readonly covariateNames: readonly string[]
  readonly n: number
  readonly warnings: readonly Warning[]
}

/**
 * The rows that can be used, by side of the cutoff and sorted. A row at the cutoff is on the right.
 * Rows with a missing value (NaN, an empty cluster) and rows closer to the cutoff than the donut are
 * left out, with a warning that counts them; an infinite value is a fault and refused.
 */
export const discontinuitySample = (
  columns: SampleColumns,
  cutoff: number,
  donut: number,
): Outcome<Sample> => {
  const { outcome, running, treatment, clusters, covariates = {} } = columns
  const numeric: Record<string, ArrayLike<number>> = {
    outcome,
    running,
    ...(treatment === undefined ? {} : { treatment }),
    ...covariates,
  }
  const faults = [
    ...unequalLengths({ ...numeric, ...(clusters === undefined ? {} : { clusters }) }),
    ...infiniteValues(numeric),
  ]
  if (faults.length > 0) return refused(...faults)
  const values = Object.values(numeric)
  const used: number[] = []
  let missing = 0
  let near = 0
  for (let i = 0; i < running.length; i += 1) {
    const complete =
      values.every((column) => !Number.isNaN(column[i] ?? NaN)) && hasCluster(clusters, i)
    if (!complete) missing += 1
    else if (Math.abs((running[i] ?? NaN) - cutoff) < donut) near += 1
    else used.push(i)
  }
  used.sort((a, b) => (running[a] ?? NaN) - (running[b] ?? NaN))
  const split = used.filter((i) => (running[i] ?? NaN) < cutoff).length
  if (split === 0 || split === used.length) {
    return refused(outsideTheData(running, used, cutoff))
  }
  const codes = clusterCodes(clusters)
  const side = (rows: readonly number[]): Side => sideOf(rows, columns, codes, cutoff)
  return given({
    left: side(used.slice(0, split)),
    right: side(used.slice(split)),
    covariateNames: Object.keys(covariates),
    n: used.length,
    warnings: [
      ...(missing === 0 ? [] : [leftOut('rows-left-out', missing, 'a value is missing')]),
      ...(near === 0
        ? []
        : [leftOut('donut', near, `the running value is less than ${donut} from the cutoff`)]),
    ],
  })
}

const leftOut = (code: string, count: number, why: string): Warning => ({
  code,
  message: `${count} ${count === 1 ? 'row is' : 'rows are'} left out because ${why}.`,
})

const hasCluster = (clusters: ArrayLike<string | number> | undefined, row: number): boolean => {
  if (clusters === undefined) return true
  const cluster = clusters[row]
  return cluster !== '' && !Number.isNaN(cluster)
}

/** A whole number per cluster, from 0 in the order of the rows. */
const clusterCodes = (clusters: ArrayLike<string | number> | undefined): Int32Array | null => {
  if (clusters === undefined) return null
  const codes = new Map<string | number, number>()
  return Int32Array.from(clusters, (cluster) => {
    const code = codes.get(cluster) ?? codes.size
    codes.set(cluster, code)
    return code
  })
}

const sideOf = (
  rows: readonly number[],
  { outcome, running, treatment, covariates = {} }: SampleColumns,
  codes: Int32Array | null,
  cutoff: number,
): Side => {
  const take = (values: ArrayLike<number>): Float64Array =>
    Float64Array.from(rows, (row) => values[row] ?? NaN)
  const distance = take(running).map((value) => value - cutoff)
  return {
    distance,
    outcome: take(outcome),
    treatment: treatment === undefined ? null : take(treatment),
    covariates: Object.values(covariates).map(take),
    cluster: codes === null ? null : Int32Array.from(rows, (row) => codes[row] ?? NaN),
    runs: runsOf(distance),
  }
}

const infiniteValues = (columns: Readonly<Record<string, ArrayLike<number>>>): Refusal[] =>
  Object.entries(columns).flatMap(([column, values]) => {
    const row = Array.from(values).findIndex((value) => Math.abs(value) === Infinity)
    return row < 0
      ? []
      : [
          {
            code: 'value-not-finite',
            found: `${column}, row ${row + 1}: ${String(values[row])}`,
            expected: 'a finite number, or a missing value',
            whatToDo: `Correct ${column} in row ${row + 1}, or leave it empty.`,
            about: { column, row: String(row + 1) },
          },
        ]
  })

const outsideTheData = (
  running: ArrayLike<number>,
  used: readonly number[],
  cutoff: number,
): Refusal => ({
  code: 'cutoff-outside-data',
  found:
    used.length === 0
      ? 'no row with all its values'
      : `the running variable goes from ${running[used[0] ?? NaN] ?? NaN} to ${running[used.at(-1) ?? NaN] ?? NaN}, the cutoff is ${cutoff}`,
  expected: 'rows on both sides of the cutoff',
  whatToDo: 'Give the cutoff in the unit of the running variable, with rows below and above it.',
  about: { column: 'running' },
})
