import { defaultLevel, type Estimate, type Warning } from '../estimate.ts'
import { given, refused, type Outcome } from '../outcome.ts'
import { robustRegression } from './robust-regression.ts'
import { inOrder, seriesRefusals, spacingWarnings } from './time-series.ts'

export interface TrendOptions {
  /** Steps over which neighbours may hang together; by the plug-in rule when not given. */
  readonly lag?: number
  readonly level?: number
}

/** `estimate`: change of the outcome per unit of time. */
export interface Trend extends Estimate {
  readonly se: number
  readonly low: number
  readonly high: number
  /** Two-sided p-value of no trend. */
  readonly p: number
  readonly lag: number
  /** Level of the line at the first point in time. */
  readonly start: number
  /** The line at each point in time, in its order. */
  readonly fitted: readonly number[]
}

/**
 * The straight trend of a series: least squares of the outcome on time, with a standard error that
 * allows for autocorrelation (Newey & West 1987, 1994) and Student's t with n − 2 degrees of
 * freedom. Rows may come in any order. Refused: fewer than 4 points, two rows of one time, a
 * constant outcome, values that are not finite. Warned of: fewer than 20 points or a lag of more
 * than a quarter of them, for which robust errors are too small, and uneven steps.
 */
export const trend = (
  time: ArrayLike<number>,
  outcome: ArrayLike<number>,
  { lag, level = defaultLevel }: TrendOptions = {},
): Outcome<Trend> => {
  const refusals = seriesRefusals(time, outcome, 4, level)
  if (refusals.length > 0) return refused(...refusals)
  const series = inOrder(time, outcome)
  const first = series.time[0] ?? NaN
  const rows = Array.from(series.time, (t) => [1, t - first])
  const regression = robustRegression(rows, series.outcome, level, lag)
  if (regression === null) throw new Error('different times give a line')
  const [start = NaN, slope = NaN] = regression.fit.coefficients
  return given(
    Object.freeze({
      ...regression.effect([0, 1]),
      level,
      lag: regression.lag,
      start,
      fitted: rows.map(([, t = NaN]) => start + slope * t),
      method: `least squares with Newey–West standard error, lag ${regression.lag}`,
      n: series.time.length,
      warnings: [
        ...fewPointsWarning(series.time.length),
        ...longLagWarning(regression.lag, series.time.length),
        ...spacingWarnings(series),
      ],
    }),
  )
}

/** Below it robust errors are known to be too small. */
const enoughPoints = 20

export const fewPointsWarning = (points: number): Warning[] =>
  points < enoughPoints
    ? [
        {
          code: 'few-points',
          message: `The series has ${points} points; with fewer than ${enoughPoints} errors that allow for autocorrelation are too small.`,
        },
      ]
    : []

/** With a longer lag the error rests on too few products, and comes out too small. */
const longestShare = 1 / 4

export const longLagWarning = (lag: number, points: number): Warning[] =>
  lag > longestShare * points
    ? [
        {
          code: 'long-lag',
          message: `A lag of ${lag} is more than a quarter of ${points} points: the error is too small.`,
        },
      ]
    : []
