import { badLevel, nonFinite, unequalLengths } from '../check-values.ts'
import type { Warning } from '../estimate.ts'
import type { Refusal } from '../outcome.ts'

/** A series in the order of time. */
export interface TimeSeries {
  readonly time: Float64Array
  readonly outcome: Float64Array
}

/** Rows in any order become a series. */
export const inOrder = (time: ArrayLike<number>, outcome: ArrayLike<number>): TimeSeries => {
  const order = Array.from(time, (_, row) => row).sort(
    (a, b) => (time[a] ?? NaN) - (time[b] ?? NaN),
  )
  return {
    time: Float64Array.from(order, (row) => time[row] ?? NaN),
    outcome: Float64Array.from(order, (row) => outcome[row] ?? NaN),
  }
}

/** Why a time and an outcome are no series of at least `fewest` points. */
export const seriesRefusals = (
  time: ArrayLike<number>,
  outcome: ArrayLike<number>,
  fewest: number,
  level: number,
): Refusal[] => {
  const columns = { time, outcome }
  const bad = [...unequalLengths(columns), ...nonFinite(columns), ...badLevel(level)]
  if (bad.length > 0) return bad
  const seen = new Map<number, number>()
  for (let row = 0; row < time.length; row += 1) {
    const value = time[row] ?? NaN
    const before = seen.get(value)
    if (before !== undefined) return [twice(value, before, row)]
    seen.set(value, row)
  }
  if (time.length < fewest) {
    return [
      {
        code: 'too-few-points',
        found: `${time.length} points in time`,
        expected: `at least ${fewest}`,
        whatToDo: 'Give a longer series.',
        about: { column: 'time' },
      },
    ]
  }
  const first = outcome[0]
  if (Array.from(outcome).every((value) => value === first)) {
    return [
      {
        code: 'constant-outcome',
        found: `outcome ${String(first)} in every row`,
        expected: 'an outcome that varies',
        whatToDo: 'Check that the right column was named.',
        about: { column: 'outcome' },
      },
    ]
  }
  return []
}

const twice = (value: number, before: number, row: number): Refusal => ({
  code: 'duplicate-time',
  found: `time ${value} in row ${before + 1} and in row ${row + 1}`,
  expected: 'one row for each point in time',
  whatToDo: 'Add up or average the rows of one time, or give the series of one place.',
  about: { column: 'time', row: String(row + 1) },
})

/** A gap this many times the usual one is told of. */
const wideGap = 1.5

/**
 * Methods that look at neighbours take steps for equal; a gap is told of, not refused. `labels` are
 * what times are called, where they are not numbers.
 */
export const spacingWarnings = (
  { time }: TimeSeries,
  labels: ArrayLike<number | string> = time,
): Warning[] => {
  const gaps = Array.from(time.subarray(1), (value, i) => value - (time[i] ?? NaN))
  const usual = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? NaN
  const wide = gaps.findIndex((gap) => gap > wideGap * usual)
  return wide === -1
    ? []
    : [
        {
          code: 'uneven-spacing',
          message: `The step from ${String(labels[wide])} to ${String(labels[wide + 1])} is wider than the others; neighbours are taken for equally far apart.`,
        },
      ]
}
