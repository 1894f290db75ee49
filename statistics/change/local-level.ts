import { badLevel, unequalLengths } from '../check-values.ts'
import { defaultLevel, type Warning } from '../estimate.ts'
import { twoSidedZ } from '../numerics/normal.ts'
import { given, refused, type Outcome, type Refusal } from '../outcome.ts'
import type { Forecast } from './forecast.ts'

/** A level that moves by chance, seen with noise. */
export interface LocalLevel {
  /** Variance of a step of the level, and of the noise around it. */
  readonly levelVariance: number
  readonly noiseVariance: number
  readonly logLikelihood: number
  /** The level at the last point and its variance, given all values. */
  readonly last: number
  readonly lastVariance: number
  /** The level at each point, given the values up to it. */
  readonly filtered: readonly number[]
  readonly n: number
  readonly warnings: readonly Warning[]
  readonly method: string
  readonly forecast: (ahead: number, level?: number) => Outcome<readonly Forecast[]>
}

interface Filtered {
  readonly logLikelihood: number
  /** Level variance plus noise variance. */
  readonly scale: number
  readonly levels: Float64Array
  /** Variance of the last level, in units of `scale`. */
  readonly variance: number
}

/**
 * The Kalman filter with `share` of the variance in the level, from a level of which nothing is
 * known; the scale is concentrated out. NaN values are missing: the level moves on, nothing is
 * learnt.
 */
const filter = (values: ArrayLike<number>, share: number): Filtered => {
  const levels = new Float64Array(values.length)
  let level = NaN
  let variance = NaN
  let squares = 0
  let logs = 0
  let used = 0
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] ?? NaN
    const before = variance + share
    if (Number.isNaN(value)) {
      variance = before
    } else if (Number.isNaN(level)) {
      level = value
      variance = 1 - share
    } else {
      const spread = before + 1 - share
      const surprise = value - level
      squares += (surprise * surprise) / spread
      logs += Math.log(spread)
      used += 1
      level += (before / spread) * surprise
      variance = (before * (1 - share)) / spread
    }
    levels[i] = level
  }
  const scale = squares / used
  const logLikelihood = -0.5 * (used * (Math.log(2 * Math.PI * scale) + 1) + logs)
  return { logLikelihood, scale, levels, variance }
}

const golden = (Math.sqrt(5) - 1) / 2

/** The share with the highest likelihood: a grid that is finer near 0 and 1, then golden section. */
const mostLikelyShare = (values: ArrayLike<number>): number => {
  const cells = 100
  const grid = Array.from(
    { length: cells + 1 },
    (_, i) => (1 - Math.cos((Math.PI * i) / cells)) / 2,
  )
  const heights = grid.map((share) => filter(values, share).logLikelihood)
  const best = heights.indexOf(Math.max(...heights))
  let low = grid[Math.max(best - 1, 0)] ?? 0
  let high = grid[Math.min(best + 1, cells)] ?? 1
  while (high - low > 1e-9) {
    const width = golden * (high - low)
    const left = filter(values, high - width).logLikelihood
    const right = filter(values, low + width).logLikelihood
    if (left >= right) high = low + width
    else low = high - width
  }
  const inside = (low + high) / 2
  return [inside, 0, 1].reduce((a, b) =>
    filter(values, b).logLikelihood >= filter(values, a).logLikelihood ? b : a,
  )
}

/**
 * The local-level model by maximum likelihood: y_t = m_t + e_t, m_{t+1} = m_t + h_t, e and h normal
 * (Durbin & Koopman 2012, chapter 2, diffuse start; the likelihood leaves out the first value).
 * Values at regular intervals, NaN where one is missing. Forecasts stay at the last level; their
 * error grows with the distance. The variances are taken as known, so intervals of short series are
 * too narrow: warned of below 20 values. Refused: fewer than 4 values, or a constant series.
 */
export const localLevel = (values: ArrayLike<number>): Outcome<LocalLevel> => {
  const refusals = refusalsOf(values)
  if (refusals.length > 0) return refused(...refusals)
  const share = mostLikelyShare(values)
  const { scale, levels, variance, logLikelihood } = filter(values, share)
  const n = Array.from(values).filter((value) => !Number.isNaN(value)).length
  const levelVariance = share * scale
  const noiseVariance = (1 - share) * scale
  const last = levels.at(-1) ?? NaN
  const lastVariance = variance * scale
  return given(
    Object.freeze({
      levelVariance,
      noiseVariance,
      logLikelihood,
      last,
      lastVariance,
      filtered: Array.from(levels),
      n,
      warnings: n < 20 ? [fewValues(n)] : [],
      method: 'local-level model by maximum likelihood (Kalman filter)',
      forecast: (ahead: number, level = defaultLevel) => {
        const bad = badLevel(level)
        if (bad.length > 0) return refused(...bad)
        const z = twoSidedZ(level)
        return given(
          Array.from({ length: ahead }, (_, i) => {
            const se = Math.sqrt(lastVariance + (i + 1) * levelVariance + noiseVariance)
            return { estimate: last, se, low: last - z * se, high: last + z * se }
          }),
        )
      },
    }),
  )
}

const fewValues = (n: number): Warning => ({
  code: 'few-points',
  message: `The series has ${n} values; with fewer than 20 the variances are guesses and the intervals too narrow.`,
})

const refusalsOf = (values: ArrayLike<number>): Refusal[] => {
  const empty = unequalLengths({ outcome: values })
  if (empty.length > 0) return empty
  const known = Array.from(values).filter((value) => !Number.isNaN(value))
  const infinite = Array.from(values).findIndex((value) => Math.abs(value) === Infinity)
  if (infinite !== -1) {
    return [
      {
        code: 'value-not-finite',
        found: `outcome, row ${infinite + 1}: ${String(values[infinite])}`,
        expected: 'a finite number, or nothing where a value is missing',
        whatToDo: `Fill in row ${infinite + 1}, or leave its value out.`,
        about: { column: 'outcome', row: String(infinite + 1) },
      },
    ]
  }
  if (known.length < 4 || known.every((value) => value === known[0])) {
    return [
      {
        code: known.length < 4 ? 'too-few-points' : 'constant-outcome',
        found: known.length < 4 ? `${known.length} values` : `the value ${String(known[0])} only`,
        expected: 'at least 4 values that vary',
        whatToDo: 'Give a longer series.',
        about: { column: 'outcome' },
      },
    ]
  }
  return []
}
