import { defaultLevel } from '../estimate.ts'
import { nonFinite } from '../check-values.ts'
import { leastSquares } from '../numerics/least-squares.ts'
import { studentsTQuantile } from '../numerics/students-t.ts'
import { sum } from '../numerics/moments.ts'
import { given, refused, type Outcome } from '../outcome.ts'
import type { Forecast } from './forecast.ts'
import { lineRefusals } from './line-refusals.ts'

export interface LinearForecast {
  readonly intercept: number
  readonly slope: number
  /** Standard deviation of the residuals, n − 2 degrees of freedom. */
  readonly residualError: number
  readonly df: number
  /** In the order of the places asked for. */
  readonly forecasts: readonly Forecast[]
  readonly n: number
  readonly method: string
}

/**
 * A straight line led on: least squares of y on x, predicted at each place x₀ with interval
 * ŷ ± t s √(1 + 1/n + (x₀ − x̄)²/Σ(x − x̄)²), t of Student with n − 2 degrees of freedom. It takes
 * residuals for independent: in a time series that hangs together the interval is too narrow.
 * x may repeat. Refused: fewer than 3 rows, one x only, values that are not finite.
 */
export const linearForecast = (
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  at: readonly number[],
  level = defaultLevel,
): Outcome<LinearForecast> => {
  const refusals = [...lineRefusals(x, y, level), ...nonFinite({ at })]
  if (refusals.length > 0) return refused(...refusals)
  const centre = sum(x) / x.length
  const fit = leastSquares(
    Array.from(x, (value) => [1, value - centre]),
    y,
  )
  if (fit === null) throw new Error('two different x give a line')
  const [middle = NaN, slope = NaN] = fit.coefficients
  const variance = fit.residuals.reduce((total, e) => total + e * e, 0) / fit.df
  const critical = studentsTQuantile(1 - (1 - level) / 2, fit.df)
  const forecasts = at.map((place): Forecast => {
    const distance = place - centre
    const leverage =
      (fit.inverseGram[0]?.[0] ?? NaN) + (fit.inverseGram[1]?.[1] ?? NaN) * distance ** 2
    const se = Math.sqrt(variance * (1 + leverage))
    const estimate = middle + slope * distance
    return Object.freeze({
      estimate,
      se,
      low: estimate - critical * se,
      high: estimate + critical * se,
    })
  })
  return given(
    Object.freeze({
      intercept: middle - slope * centre,
      slope,
      residualError: Math.sqrt(variance),
      df: fit.df,
      forecasts,
      n: x.length,
      method: 'least-squares line with prediction interval',
    }),
  )
}
