import { badLevel } from '../check-values.ts'
import { defaultLevel } from '../estimate.ts'
import { betaQuantile } from '../numerics/beta.ts'
import { given, refused, type Outcome, type Refusal } from '../outcome.ts'
import { ambitionInWords, type AmbitionWord } from './ambition-in-words.ts'
import { cannotBeSaid, type CannotBeSaid } from './cannot-be-said.ts'
import { outOfRange } from './check-counts.ts'
import { growthPerYear, type Change } from './growth-per-year.ts'

export interface AmbitionInput {
  /** From where to where the target goes, and in how many years. */
  readonly target: Change
  /** Figures of the same place in earlier years, oldest first; NaN where a year is missing. */
  readonly earlierYears: ArrayLike<number>
  /** What others changed, or agreed to change. */
  readonly others: readonly Change[]
  /** Comparisons below which a percentile cannot be said. */
  readonly fewest?: number
  readonly level?: number
}

/** Where the required growth stands among others'. */
interface AmbitionPercentile {
  readonly kind: 'percentile'
  /** Share of the comparisons that grew less, those that grew as much counted half; 0..1. */
  readonly percentile: number
  /** Interval of that share, for it rests on few comparisons. */
  readonly low: number
  readonly high: number
  readonly level: number
  readonly n: number
  readonly words: AmbitionWord
}

export interface Ambition {
  /** Growth a year that the target asks for. */
  readonly required: number | CannotBeSaid
  readonly amongEarlierYears: AmbitionPercentile | CannotBeSaid
  readonly amongOthers: AmbitionPercentile | CannotBeSaid
  readonly method: string
}

/** With fewer, one comparison moves the percentile by more than a fifth. */
const fewestComparisons = 5

/**
 * How ambitious a target is: the percentile of the growth a year that it requires, among the growth
 * of the same place from year to year and among the growth of others (`growthPerYear`).
 *
 * Percentile (number below + ½ number equal) ÷ n, its interval by Jeffreys' beta distribution
 * (Brown, Cai & DasGupta 2001, section 4.3). Pairs of years of which one is missing, and changes
 * that start from nothing (unless they have a `size`), are left out. Cannot be said of fewer than
 * `fewest` comparisons, or when the target itself starts from nothing without a `size`. Comparing
 * growth without and with `size` in one call is refused.
 */
export const ambition = (input: AmbitionInput): Outcome<Ambition> => {
  const { target, earlierYears, others, fewest = fewestComparisons, level = defaultLevel } = input
  const refusals = refusalsOf(target, others, level)
  if (refusals.length > 0) return refused(...refusals)
  const required = growthPerYear(target)
  const own = yearByYear(earlierYears, target.size)
  return given(
    Object.freeze({
      required:
        required ??
        cannotBeSaid('nothing-at-the-start', 'There was nothing at the start to grow from.'),
      amongEarlierYears: percentileOf(required, own, fewest, level),
      amongOthers: percentileOf(required, others.map(growthPerYear), fewest, level),
      method: 'percentile of the required growth, Jeffreys interval',
    }),
  )
}

const yearByYear = (values: ArrayLike<number>, size: number | undefined): (number | null)[] =>
  Array.from({ length: Math.max(values.length - 1, 0) }, (_, year) =>
    growthPerYear({
      from: values[year] ?? NaN,
      to: values[year + 1] ?? NaN,
      ...(size !== undefined && { size }),
    }),
  )

const percentileOf = (
  required: number | null,
  growths: readonly (number | null)[],
  fewest: number,
  level: number,
): AmbitionPercentile | CannotBeSaid => {
  if (required === null) {
    return cannotBeSaid('nothing-at-the-start', 'There was nothing at the start to grow from.')
  }
  const known = growths.filter((growth) => growth !== null)
  const n = known.length
  if (n < fewest) {
    return cannotBeSaid(
      'too-few-comparisons',
      `Only ${n} comparisons have figures; ${fewest} are needed.`,
    )
  }
  const below =
    known.filter((growth) => growth < required).length +
    known.filter((growth) => growth === required).length / 2
  const percentile = below / n
  const tail = (1 - level) / 2
  const limit = (p: number): number => betaQuantile(p, below + 0.5, n - below + 0.5)
  return Object.freeze({
    kind: 'percentile',
    percentile,
    low: Math.min(below === 0 ? 0 : limit(tail), percentile),
    high: Math.max(below === n ? 1 : limit(1 - tail), percentile),
    level,
    n,
    words: ambitionInWords(percentile),
  })
}

const refusalsOf = (target: Change, others: readonly Change[], level: number): Refusal[] => [
  ...outOfRange({ from: target.from, to: target.to }, 0, Number.MAX_SAFE_INTEGER),
  ...[target, ...others].flatMap((change, index) =>
    [
      ...outOfRange(
        { years: change.years ?? 1, size: change.size ?? 1 },
        Number.MIN_VALUE,
        Number.MAX_SAFE_INTEGER,
      ),
      ...((change.size === undefined) === (target.size === undefined)
        ? []
        : [
            {
              code: 'sizes-mixed',
              found: 'a change with a size beside one without',
              expected: 'a size for every change, or for none',
              whatToDo: 'Give the size of every place, or of none.',
              about: { column: 'size' },
            },
          ]),
    ].map((refusal) => ({
      ...refusal,
      found: `${index === 0 ? 'the target' : `comparison ${index}`}: ${refusal.found}`,
    })),
  ),
  ...badLevel(level),
]
