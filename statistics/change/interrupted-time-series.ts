import { defaultLevel, type Estimate, type Warning } from '../estimate.ts'
import { fCdf } from '../numerics/f.ts'
import { given, refused, type Outcome, type Refusal } from '../outcome.ts'
import { robustRegression, type Effect, type RobustRegression } from './robust-regression.ts'
import { inOrder, seriesRefusals, spacingWarnings, type TimeSeries } from './time-series.ts'
import { fewPointsWarning, longLagWarning } from './trend.ts'

export interface InterruptionOptions {
  /** The first time after the change. */
  readonly at: number
  readonly lag?: number
  readonly level?: number
}

/** `estimate`: the change of level at the interruption. */
export interface Interruption extends Estimate {
  readonly se: number
  readonly low: number
  readonly high: number
  readonly levelChange: Effect
  /** Change of the outcome per unit of time: before, after, and the difference. */
  readonly slopeBefore: Effect
  readonly slopeAfter: Effect
  readonly slopeChange: Effect
  /** The line before, at the first point in time. */
  readonly start: Effect
  /** At the last point in time: what is there less what the line before would have led to. */
  readonly effectAtEnd: Effect
  /** p-value that neither level nor slope changed (F with 2 and n − 4 degrees of freedom). */
  readonly p: number
  readonly lag: number
  readonly pointsBefore: number
  readonly pointsAfter: number
  /** By time in its order: the fitted line, and the one before led on. */
  readonly fitted: readonly number[]
  readonly counterfactual: readonly number[]
}

/** A line needs two points, and something to judge it by. */
const fewestOnASide = 3

/**
 * An interrupted time series: did level or slope change at a known time?
 *
 * y = b₀ + b₁(t − t₁) + b₂D + b₃D(t − at) + e, with t₁ the first time, D = 1 from `at` on; b₂ is
 * the change of level, b₃ that of the slope (Wagner et al. 2002; Linden 2015). Least squares,
 * Newey–West errors, Student's t with n − 4 degrees of freedom. Rows in any order. Refused: fewer
 * than 3 points on a side, two rows of one time, a constant outcome. Warned of: fewer than 20
 * points in all or 8 on a side, a lag of more than a quarter of the points, uneven steps.
 *
 * It shows that something changed then, not why: anything else of that moment is in the estimate.
 */
export const interruptedTimeSeries = (
  time: ArrayLike<number>,
  outcome: ArrayLike<number>,
  { at, lag, level = defaultLevel }: InterruptionOptions,
): Outcome<Interruption> => {
  const refusals = seriesRefusals(time, outcome, 1, level)
  if (refusals.length > 0) return refused(...refusals)
  const series = inOrder(time, outcome)
  const pointsBefore = series.time.filter((t) => t < at).length
  const pointsAfter = series.time.length - pointsBefore
  const sides = sideRefusals(series, at, pointsBefore, pointsAfter)
  if (sides.length > 0) return refused(...sides)
  const first = series.time[0] ?? NaN
  const rows = Array.from(series.time, (t) => [1, t - first, t < at ? 0 : 1, t < at ? 0 : t - at])
  const regression = robustRegression(rows, series.outcome, level, lag)
  if (regression === null) throw new Error('three points on each side give two lines')
  const last = rows.at(-1) ?? []
  const levelChange = regression.effect([0, 0, 1, 0])
  const { coefficients } = regression.fit
  const predict = (row: readonly number[], used: number): number =>
    row.slice(0, used).reduce((total, x, i) => total + x * (coefficients[i] ?? NaN), 0)
  const { estimate, se, low, high } = levelChange
  return given(
    Object.freeze({
      estimate,
      se,
      low,
      high,
      level,
      levelChange,
      slopeBefore: regression.effect([0, 1, 0, 0]),
      slopeAfter: regression.effect([0, 1, 0, 1]),
      slopeChange: regression.effect([0, 0, 0, 1]),
      start: regression.effect([1, 0, 0, 0]),
      effectAtEnd: regression.effect([0, 0, 1, last[3] ?? NaN]),
      p: jointP(regression),
      lag: regression.lag,
      pointsBefore,
      pointsAfter,
      fitted: rows.map((row) => predict(row, 4)),
      counterfactual: rows.map((row) => predict(row, 2)),
      method: `segmented regression with Newey–West standard errors, lag ${regression.lag}`,
      n: series.time.length,
      warnings: [
        ...sideWarnings(pointsBefore, pointsAfter),
        ...fewPointsWarning(series.time.length),
        ...longLagWarning(regression.lag, series.time.length),
        ...spacingWarnings(series),
      ],
    }),
  )
}

/** Wald test that both changes are 0, as an F. */
const jointP = ({ fit, covariance }: RobustRegression): number => {
  const [, , a = NaN, b = NaN] = fit.coefficients
  const aa = covariance[2]?.[2] ?? NaN
  const ab = covariance[2]?.[3] ?? NaN
  const bb = covariance[3]?.[3] ?? NaN
  const wald = (a * a * bb - 2 * a * b * ab + b * b * aa) / (aa * bb - ab * ab)
  // The other tail of the reciprocal, so that a small chance keeps its digits.
  return Number.isFinite(wald) ? fCdf(2 / wald, fit.df, 2) : 0
}

const sideRefusals = (
  { time }: TimeSeries,
  at: number,
  before: number,
  after: number,
): Refusal[] => {
  if (before >= fewestOnASide && after >= fewestOnASide) return []
  return [
    {
      code: 'too-few-points',
      found: `${before} points before ${String(at)} and ${after} from it on, between ${String(time[0])} and ${String(time.at(-1))}`,
      expected: `at least ${fewestOnASide} on each side`,
      whatToDo: 'Give a longer series, or another time of the change.',
      about: { column: 'time', option: 'at' },
    },
  ]
}

/** Below it a slope on one side is little more than a guess. */
const enoughOnASide = 8

const sideWarnings = (before: number, after: number): Warning[] =>
  before >= enoughOnASide && after >= enoughOnASide
    ? []
    : [
        {
          code: 'few-points-on-a-side',
          message: `There are ${before} points before the change and ${after} after it; fewer than ${enoughOnASide} on a side make its slope a guess.`,
        },
      ]
