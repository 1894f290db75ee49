import type { ProcessLimits } from './process-limits.ts'

/** What makes a value unusual, in the order in which one is named when several hold. */
const specialCauses = ['outside-limits', 'trend', 'two-of-three', 'shift'] as const
export type SpecialCause = (typeof specialCauses)[number]

export interface PointSignals {
  /** All rules that the value is part of; empty for usual variation (common cause). */
  readonly causes: readonly SpecialCause[]
  /** Of the first of them: 1 towards high values, −1 towards low ones; 0 without any. */
  readonly direction: -1 | 0 | 1
}

/** Values in a row that make a shift or a trend. */
export const runLength = 7

type Sign = -1 | 0 | 1
const signOf = (value: number): Sign => (value > 0 ? 1 : value < 0 ? -1 : 0)

/**
 * For each place, the sign of a run of equal signs (not 0) of at least `length` that it is part of,
 * or 0. Places of a run of six steps are its steps, not its values.
 */
export const runsOf = (signs: readonly Sign[], length: number): Sign[] => {
  const runs = signs.map((): Sign => 0)
  let start = 0
  signs.forEach((sign, i) => {
    if (sign !== signs[start]) start = i
    if (i - start + 1 >= length) runs.fill(sign, start, i + 1)
  })
  return runs
}

/** Seven values on one side of the mean. */
export const shifts = (values: readonly number[], mean: number): Sign[] =>
  runsOf(
    values.map((value) => signOf(value - mean)),
    runLength,
  )

/**
 * Seven values of which each is above, or each below, the one before. A value that ends one trend
 * and begins the next belongs to the next.
 */
export const trends = (values: readonly number[]): Sign[] => {
  const steps = values.slice(1).map((value, i) => signOf(value - (values[i] ?? NaN)))
  const runs = runsOf(steps, runLength - 1)
  return values.map((_, i) => nonZero(runs[i]) ?? nonZero(runs[i - 1]) ?? 0)
}

const nonZero = (sign: Sign | undefined): Sign | undefined => (sign === 0 ? undefined : sign)

/**
 * Of three in a row on one side of the mean, two or more near a limit but within it: those two or
 * more are marked.
 */
export const twoOfThree = (values: readonly number[], limits: ProcessLimits): Sign[] => {
  const sides = values.map((value) => signOf(value - limits.mean))
  const near = values.map((value) => isNear(value, limits))
  const marked = values.map((): Sign => 0)
  for (let i = 0; i + 2 < values.length; i += 1) {
    const side = sides[i] ?? 0
    const places = [i, i + 1, i + 2]
    if (!places.every((place) => sides[place] === side)) continue
    const close = places.filter((place) => near[place] === true)
    if (close.length >= 2) for (const place of close) marked[place] = side
  }
  return marked
}

const isNear = (value: number, { lower, lowerNear, upperNear, upper }: ProcessLimits): boolean =>
  (value > upperNear && value <= upper) || (value < lowerNear && value >= lower)

/**
 * The signals of each value of one stretch of a process, by the four rules of NHS "Making Data
 * Count" as its reference package applies them: a value outside the limits; a trend and a shift of
 * seven; two of three near a limit. A value exactly on the mean or a limit breaks no rule.
 */
export const signalsOf = (values: readonly number[], limits: ProcessLimits): PointSignals[] => {
  const found: Readonly<Record<SpecialCause, readonly Sign[]>> = {
    'outside-limits': values.map((value) =>
      value > limits.upper ? 1 : value < limits.lower ? -1 : 0,
    ),
    trend: trends(values),
    'two-of-three': twoOfThree(values, limits),
    shift: shifts(values, limits.mean),
  }
  return values.map((_, i) => {
    const causes = specialCauses.filter((cause) => found[cause][i] !== 0)
    const [first] = causes
    return Object.freeze({
      causes,
      direction: first === undefined ? 0 : (found[first][i] ?? 0),
    })
  })
}
